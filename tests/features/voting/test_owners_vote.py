"""The owners' vote by hand: every gate alone can sink it."""

from __future__ import annotations

from fractions import Fraction

import pytest

from data.catalogue import load_catalogue
from features.voting.errors import OwnersVoteError
from features.voting.owners_vote import (
    NOTE,
    Matter,
    OwnerBallot,
    OwnersOutcome,
    OwnersRegister,
    Says,
    count_totals,
    totals_of,
)

ROLL = OwnersRegister(9, Fraction(900))


def owners(*groups: tuple[int, Says, int]) -> list[OwnerBallot]:
    """(how many, what they say, m² of each)."""
    votes = [(says, area) for count, says, area in groups for _ in range(count)]
    return [OwnerBallot(f"owner {n}", Fraction(area), says) for n, (says, area) in enumerate(votes)]


def thresholds_met(outcome: OwnersOutcome) -> list[bool]:
    """Turnout and majority by head, then by area."""
    return [gate.is_met for tally in outcome.tallies for gate in (tally.turnout, tally.majority)]


@pytest.mark.parametrize(
    ("matter", "ballots", "gates"),
    [
        # 6 of 9 owners, 600 of 900 m²: exactly two thirds is enough; 4 of 6 agree.
        ("ordinary", owners((4, "for", 100), (2, "against", 100)), [True, True, True, True]),
        # 5 of 9 owners are too few, whatever they own.
        ("ordinary", owners((5, "for", 150)), [False, True, True, True]),
        # 6 of 9 owners with 599 m².
        ("ordinary", owners((5, "for", 100), (1, "for", 99)), [True, True, False, True]),
        # 3 of 6 is not more than half; nor is 300 of 600 m².
        ("ordinary", owners((3, "for", 100), (3, "abstain", 100)), [True, False, True, False]),
        # 4 of 6 by head, but 240 of 640 m² by area.
        ("ordinary", owners((4, "for", 60), (2, "against", 200)), [True, True, True, False]),
        # 6 of 8 is exactly three quarters, by area too.
        ("special", owners((6, "for", 100), (2, "against", 100)), [True, True, True, True]),
        # 5 of 7 is less than three quarters; 5/7 would be enough in an ordinary matter.
        ("special", owners((5, "for", 100), (2, "against", 100)), [True, False, True, False]),
        # 6 of 8 by head, but 600 of 802 m².
        (
            "special",
            owners((6, "for", 100), (1, "against", 100), (1, "abstain", 101)),
            [True, True, True, False],
        ),
        ("special", [], [False, False, False, False]),
    ],
)
def test_gates(matter: Matter, ballots: list[OwnerBallot], gates: list[bool]) -> None:
    outcome = count_totals(totals_of(ballots), ROLL, matter, load_catalogue())
    assert (thresholds_met(outcome), outcome.adopted) == (gates, all(gates))


def test_shares_are_exact_and_told() -> None:
    totals = totals_of(owners((5, "for", 100), (2, "against", 100)))
    outcome = count_totals(totals, ROLL, "special", load_catalogue())
    heads, _ = outcome.tallies
    assert (heads.turnout.share, heads.majority.share) == (Fraction(7, 9), Fraction(5, 7))
    assert (heads.turnout.limit, heads.majority.limit) == (Fraction(2, 3), Fraction(3, 4))
    assert heads.text.text("en") == (
        "By head: took part 7/9 (≈ 77.8 %), ≥ 2/3 reached; agreed, of those who took part, "
        "5/7 (≈ 71.4 %), ≥ 3/4 not reached."
    )
    assert outcome.note is NOTE
    assert "不是法律意见" in NOTE.text("zh")


@pytest.mark.parametrize(
    ("ballots", "roll"),
    [
        ([OwnerBallot("a", Fraction(9), "for")] * 2, ROLL),
        ([OwnerBallot("a", Fraction(0), "for")], ROLL),
        ([OwnerBallot("a", Fraction(901), "for")], ROLL),
        (owners((10, "for", 1)), ROLL),
        ([], OwnersRegister(0, Fraction(0))),
    ],
)
def test_what_cannot_be(ballots: list[OwnerBallot], roll: OwnersRegister) -> None:
    with pytest.raises(OwnersVoteError):
        count_totals(totals_of(ballots), roll, "ordinary", load_catalogue())
