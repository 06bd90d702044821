"""What the ballot says about an option: settled with the terms, so nobody votes on a changed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from base.text_limits import storable_text
from base.words import Message
from features.voting.errors import WorkshopError

LONGEST_DESCRIPTION = 120
"""Characters: two lines on a phone."""
_DESCRIPTION = Message("description of an option")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class OptionCard:
    """An option in a few words and figures, as they stood when the vote was prepared.

    description: as people wrote it (text, never markup). cost_cny: its price, exact; None where unknown.
    index_change_tenths: by age group, the change of the access index in tenths of a point since the baseline.
    people_gaining, people_losing: who comes within reach of something, and who falls out of it; None where
    nobody worked it out. picture_sha256: of its map in `pictures`; "" without one.

    Raises WorkshopError where a picture's hash is not one, and what `storable_text` raises.
    """

    description: str = ""
    cost_cny: Fraction | None = None
    index_change_tenths: Mapping[str, int] = field(default_factory=dict)
    people_gaining: int | None = None
    people_losing: int | None = None
    picture_sha256: str = ""

    def __post_init__(self) -> None:
        storable_text(self.description, _DESCRIPTION, LONGEST_DESCRIPTION)
        if self.picture_sha256 and not _SHA256.fullmatch(self.picture_sha256):
            raise WorkshopError(wrong=Message("the picture of an option is not valid"))


def facts_of(card: OptionCard) -> dict[str, Any]:
    """The card as JSON has it; money as an exact fraction."""
    return {
        "description": card.description,
        "cost_cny": None if card.cost_cny is None else str(card.cost_cny),
        "index_change_tenths": dict(card.index_change_tenths),
        "people_gaining": card.people_gaining,
        "people_losing": card.people_losing,
        "picture_sha256": card.picture_sha256,
    }


def card_from(facts: Mapping[str, Any]) -> OptionCard:
    """The card of what `facts_of` gave."""
    cost = facts["cost_cny"]
    return OptionCard(**{**facts, "cost_cny": None if cost is None else Fraction(cost)})
