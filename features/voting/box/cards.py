"""What the ballot says about an option: settled with the terms, so nobody votes on a changed one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from base.text_limits import storable_text
from base.words import Message
from data.catalogue.model import FIVE_MINUTE_STATION
from features.voting.errors import WorkshopError

LONGEST_DESCRIPTION = 120
"""Characters: two lines on a phone."""
_DESCRIPTION = Message("description of an option")
PROXIMITY, NEEDS_MET = "proximity_v1", "needs_met"
MEASURES = (PROXIMITY, NEEDS_MET)
"""Of the change that a card tells; votes from before needs met were measured keep proximity."""
_KEY = re.compile(r"[a-z0-9_]{1,60}")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class OptionCard:
    """An option in a few words and figures, as they stood when the vote was prepared.

    description: as people wrote it (text, never markup). cost_cny: its price, exact; None where unknown.
    profile: key of the profile that the figures are in. measure: what the change is measured in.
    index_change_tenths: by age group, the change of that measure in tenths of a point since the baseline.
    people_gaining, people_losing: who comes within reach of something, and who falls out of it; None where
    nobody worked it out. picture_sha256: of its map in `pictures`; "" without one.

    Raises WorkshopError where a picture's hash is not one or the measure not known, and what `storable_text`
    raises.
    """

    description: str = ""
    cost_cny: Fraction | None = None
    index_change_tenths: Mapping[str, int] = field(default_factory=dict)
    people_gaining: int | None = None
    people_losing: int | None = None
    picture_sha256: str = ""
    measure: str = PROXIMITY
    profile: str = FIVE_MINUTE_STATION

    @property
    def cny_per_person(self) -> Fraction | None:
        """Yuan for each person who gains; None where nothing is spent, nobody gains or it is not known."""
        if not self.cost_cny or not self.people_gaining or self.measure == PROXIMITY:
            return None
        return self.cost_cny / self.people_gaining

    def __post_init__(self) -> None:
        storable_text(self.description, _DESCRIPTION, LONGEST_DESCRIPTION)
        if self.picture_sha256 and not _SHA256.fullmatch(self.picture_sha256):
            raise WorkshopError(wrong=Message("the picture of an option is not valid"))
        if self.measure not in MEASURES:
            raise WorkshopError(wrong=Message("the measure of an option's change is not known"))
        if not _KEY.fullmatch(self.profile):
            raise WorkshopError(wrong=Message("the profile of an option's figures is not valid"))


def facts_of(card: OptionCard) -> dict[str, Any]:
    """The card as JSON has it; money as an exact fraction. The measure of old cards and the first
    profile go without saying, so
    that the log of a vote that was settled with them stays what it was."""
    return {
        **({} if card.measure == PROXIMITY else {"measure": card.measure}),
        **({} if card.profile == FIVE_MINUTE_STATION else {"profile": card.profile}),
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
