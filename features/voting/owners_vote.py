"""The owners' vote of Civil Code article 278: two tallies, by head and by floor area, each with two gates.

Not the advisory vote of the workshop, and not legal advice: `NOTE` goes with every result. An owner of
several units is one head; all their area counts. An owner who hands in a ballot takes part, even one who
abstains.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from base.words import Message, Text
from data.catalogue.figures import exact_share
from data.catalogue.model import Catalogue
from features.voting.errors import OwnersVoteError
from features.voting.numbers import percent
from features.voting.weights import ZERO

Says = Literal["for", "against", "abstain"]
Matter = Literal["ordinary", "special"]
Measure = Literal["heads", "area"]
SAYS: tuple[Says, ...] = ("for", "against", "abstain")

NOTE = Message(
    "Worked out by article 278 of the Civil Code. This is not legal advice: whether a vote is "
    "valid depends on the register of owners, their rules of procedure and the authority in "
    "charge."
)
_MEASURES: Mapping[Measure, Text] = {
    "heads": Message("By head", context="majority"),
    "area": Message("By floor area", context="majority"),
}


@dataclass(frozen=True)
class OwnerBallot:
    """What one owner says, and the floor area (m², exact) of all that they own."""

    owner: str
    area_m2: Fraction
    says: Says


@dataclass(frozen=True)
class OwnerGroup:
    """Owners who say the same: how many, and the floor area (m²) they own together."""

    owners: int
    area_m2: Fraction


@dataclass(frozen=True)
class OwnersRegister:
    """All owners who may vote: how many, and the floor area (m²) they own together."""

    owners: int
    area_m2: Fraction


@dataclass(frozen=True)
class Threshold:
    """A share and what it must be: `at_least` includes the limit, otherwise more is needed."""

    share: Fraction
    limit: Fraction
    at_least: bool

    @property
    def is_met(self) -> bool:
        """Whether the share is enough."""
        return self.share >= self.limit if self.at_least else self.share > self.limit


@dataclass(frozen=True)
class OwnersTally:
    """One of the two tallies: who took part of all owners, and who agreed of those who took part."""

    measure: Measure
    roll: Fraction
    taking_part: Fraction
    agreeing: Fraction
    turnout: Threshold
    majority: Threshold
    text: Text


@dataclass(frozen=True)
class OwnersOutcome:
    """Adopted only if all four gates are passed."""

    matter: Matter
    tallies: tuple[OwnersTally, ...]
    adopted: bool
    note: Text = NOTE


def count_totals(
    totals: Mapping[Says, OwnerGroup], roll: OwnersRegister, matter: Matter, catalogue: Catalogue
) -> OwnersOutcome:
    """Both tallies of a matter, exactly, from the owners' votes. Raises OwnersVoteError."""
    _check(totals, roll)
    sums: Mapping[Measure, tuple[Fraction, list[tuple[Says, Fraction]]]] = {
        "heads": (Fraction(roll.owners), [(says, Fraction(one.owners)) for says, one in totals.items()]),
        "area": (roll.area_m2, [(says, one.area_m2) for says, one in totals.items()]),
    }
    tallies = tuple(_tally(measure, *sums[measure], matter, catalogue) for measure in _MEASURES)
    return OwnersOutcome(matter, tallies, all(t.turnout.is_met and t.majority.is_met for t in tallies))


def totals_of(ballots: Sequence[OwnerBallot]) -> dict[Says, OwnerGroup]:
    """How many owners, and how much of their area, say what.

    Raises OwnersVoteError where an owner stands twice or owns no area.
    """
    _check_owners(ballots)
    return {
        says: OwnerGroup(
            sum(one.says == says for one in ballots),
            sum((one.area_m2 for one in ballots if one.says == says), ZERO),
        )
        for says in SAYS
    }


def _tally(
    measure: Measure, roll: Fraction, cast: list[tuple[Says, Fraction]], matter: Matter, catalogue: Catalogue
) -> OwnersTally:
    part = sum((size for _, size in cast), ZERO)
    agreeing = sum((size for says, size in cast if says == "for"), ZERO)
    turnout = Threshold(part / roll, _limit("owners_turnout", catalogue), at_least=True)
    majority = Threshold(
        agreeing / part if part else ZERO, _limit(f"owners_{matter}", catalogue), at_least=matter == "special"
    )
    return OwnersTally(
        measure, roll, part, agreeing, turnout, majority, _outcome_text(measure, turnout, majority)
    )


def _limit(key: str, catalogue: Catalogue) -> Fraction:
    return exact_share(catalogue.parameters[key].figure)


def _outcome_text(measure: Measure, turnout: Threshold, majority: Threshold) -> Text:
    name, part, agreed = _MEASURES[measure], _gate(turnout), _gate(majority)
    return Message(
        "{name}: took part {part}; agreed, of those who took part, {agreed}.",
        name=name,
        part=part,
        agreed=agreed,
    )


def _gate(gate: Threshold) -> Text:
    sign = "≥" if gate.at_least else ">"
    numbers = f"{gate.share} (≈ {percent(gate.share)}), {sign} {gate.limit}"
    met = Message("reached") if gate.is_met else Message("not reached")
    return Message("{numbers} {met}", numbers=numbers, met=met)


def _check_owners(ballots: Sequence[OwnerBallot]) -> None:
    heads = [one.owner for one in ballots]
    if len(set(heads)) < len(heads):
        twice = next(head for head in heads if heads.count(head) > 1)
        raise OwnersVoteError(wrong=Message("owner “{twice}” voted twice", twice=twice))
    if any(one.area_m2 <= 0 for one in ballots):
        raise OwnersVoteError(wrong=Message("an area is not above zero"))


def _check(totals: Mapping[Says, OwnerGroup], roll: OwnersRegister) -> None:
    if roll.owners <= 0 or roll.area_m2 <= 0:
        raise OwnersVoteError(wrong=Message("the register is empty"))
    if any(one.owners < 0 or one.area_m2 < 0 for one in totals.values()):
        raise OwnersVoteError(wrong=Message("a number is below zero"))
    if any(bool(one.owners) != bool(one.area_m2) for one in totals.values()):
        raise OwnersVoteError(
            wrong=Message("owners without area, or area without owners"),
        )
    owners = sum(one.owners for one in totals.values())
    area_m2 = sum((one.area_m2 for one in totals.values()), ZERO)
    if owners > roll.owners or area_m2 > roll.area_m2:
        raise OwnersVoteError(wrong=Message("more took part than are on the register"))
