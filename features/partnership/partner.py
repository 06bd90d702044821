"""Partners and what they can give, as values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import shapely

from data.catalogue.model import Catalogue
from data.profile import parameter

Term = Literal["none", "unsigned", "future", "valid", "ends_soon", "ended"]
"""Where an agreement stands on a day. none: there is no agreement."""


@dataclass(frozen=True)
class PartnerFacts:
    """What is written about a partner.

    kind: key of the catalogue. is_body: a firm, office or club; False for a person. agreement: what was
    agreed, "" for none. agreed_from, agreed_to: its first and last day, None for open. may_be_named: in
    lists that leave the office.
    """

    kind: str
    name: str
    is_body: bool = True
    agreement: str = ""
    agreed_from: date | None = None
    agreed_to: date | None = None
    is_signed: bool = False
    may_be_named: bool = False


@dataclass(frozen=True)
class Partner:
    """A partner of a community."""

    id: str
    community: str
    facts: PartnerFacts
    version: int


@dataclass(frozen=True)
class ResourceFacts:
    """What is written about something that a partner gives.

    partner: its id. kind: key of the catalogue. category: of a facility that it can be, "" for any. space:
    id of the public space that it is, "" for none. shape: in the community's CRS, None without a place.
    """

    partner: str
    kind: str
    name: str
    quantity: float
    unit: str
    category: str = ""
    available_from: date | None = None
    available_to: date | None = None
    conditions: str = ""
    owner_agrees: bool = False
    is_withdrawn: bool = False
    space: str = ""
    epsg: int = 0
    shape: shapely.Geometry | None = None


@dataclass(frozen=True)
class Resource:
    """Something that a partner of a community gives."""

    id: str
    community: str
    facts: ResourceFacts
    version: int


def term_of(facts: PartnerFacts, catalogue: Catalogue, today: date) -> Term:
    """Where the agreement stands today. Its last day is still valid."""
    if not facts.agreement:
        return "none"
    if not facts.is_signed:
        return "unsigned"
    if facts.agreed_from is not None and today < facts.agreed_from:
        return "future"
    if facts.agreed_to is None:
        return "valid"
    if today > facts.agreed_to:
        return "ended"
    soon = timedelta(days=parameter(catalogue, "agreement_ends_soon_days"))
    return "ends_soon" if facts.agreed_to - today <= soon else "valid"


def has_valid_agreement(facts: PartnerFacts, catalogue: Catalogue, today: date) -> bool:
    """Whether the partner can be sent orders today."""
    return term_of(facts, catalogue, today) in ("valid", "ends_soon")


def is_available(facts: ResourceFacts, today: date) -> bool:
    """Whether it can be used today: agreed by its owner, not withdrawn, within its window."""
    starts = facts.available_from is None or facts.available_from <= today
    lasts = facts.available_to is None or today <= facts.available_to
    return facts.owner_agrees and not facts.is_withdrawn and starts and lasts


def names_without_partner(names: Sequence[str], partners: Sequence[Partner]) -> tuple[str, ...]:
    """Those of the names that no partner has, each once, in their order; spaces around them don't count."""
    known = {one.facts.name.strip() for one in partners}
    found = dict.fromkeys(name.strip() for name in names)
    return tuple(name for name in found if name and name not in known)
