"""Council seats and what a ballot weighs, by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest

from data.catalogue import load_catalogue
from features.voting.count import CountingRules, count_vote
from features.voting.errors import SharesError, TieRuleError, UnknownGroupError
from features.voting.registry import METHODS
from features.voting.seats import seats_of
from features.voting.weights import by_seats, catalogue_shares, effective_shares
from tests.features.voting.polls import ABC, TOGETHER, approval_ballot

SHARES = catalogue_shares(load_catalogue())
R, V, C, M = SHARES


RULES = CountingRules(METHODS["approval"], SHARES, TOGETHER)


def whose(constituency: str) -> tuple[str, str, str]:
    return constituency, "undeclared", "phone"


def test_the_catalogue_is_read_exactly() -> None:
    assert list(SHARES.values()) == [Fraction(2, 5), Fraction(3, 10), Fraction(1, 5), Fraction(1, 10)]


@pytest.mark.parametrize(("total", "seats"), [(10, [4, 3, 2, 1]), (20, [8, 6, 4, 2]), (7, [3, 2, 1, 1])])
def test_seats_by_largest_remainder(total: int, seats: list[int]) -> None:
    """7: 2.8, 2.1, 1.4, 0.7 → 2, 2, 1, 0 and the two left to .8 and .7."""
    found = seats_of(total, SHARES)
    assert (list(found.seats.values()), found.tied, found.open_seats) == (seats, (), 0)


def test_fifteen_seats_are_a_question() -> None:
    """6 / 4.5 / 3 / 1.5: one seat, two remainders of a half."""
    asked = seats_of(15, SHARES)
    assert (list(asked.seats.values()), asked.tied, asked.open_seats) == ([6, 4, 3, 1], (V, M), 1)
    answered = seats_of(15, SHARES, answer=(M,))
    assert (list(answered.seats.values()), answered.open_seats) == ([6, 4, 3, 2], 0)
    for wrong in ((R,), (V, M), (V, V)):
        with pytest.raises(TieRuleError):
            seats_of(15, SHARES, answer=wrong)


def test_a_ballot_weighs_its_share_by_the_ballots_of_its_constituency() -> None:
    ballots = (
        [approval_ballot("A", whose(R))] * 4
        + [approval_ballot("B", whose(V))] * 3
        + [approval_ballot("B", whose(M))]
    )
    found = by_seats(ballots, SHARES, "left_out")
    assert [one.weight for one in found.ballots] == [Fraction(1, 10)] * 7 + [Fraction(1, 10)]
    assert (found.empty, sum(one.weight for one in found.ballots)) == ((C,), Fraction(4, 5))


def test_what_becomes_of_the_share_of_an_empty_constituency() -> None:
    present = [R, V, M]
    assert list(effective_shares(SHARES, present, "in_proportion").values()) == [
        Fraction(1, 2),
        Fraction(3, 8),
        0,
        Fraction(1, 8),
    ]
    assert list(effective_shares(SHARES, present, "equally").values()) == [
        Fraction(7, 15),
        Fraction(11, 30),
        0,
        Fraction(1, 6),
    ]
    assert list(effective_shares(SHARES, present, "left_out").values())[2] == 0


def test_shares_that_are_no_shares() -> None:
    for wrong in ({R: Fraction(1, 2)}, {R: Fraction(3, 2), V: Fraction(-1, 2)}):
        with pytest.raises(SharesError):
            by_seats([], wrong, "left_out")
    with pytest.raises(SharesError, match="tourist"):
        by_seats([approval_ballot("A", whose("tourist"))], SHARES, "left_out")


def test_heads_and_seats_disagree_and_it_is_told_how_firmly() -> None:
    """10 residents for B, 1 volunteer, 1 worker and 1 merchant for A: plain B 10:3, by seats A 3/5 : 2/5.

    With the others in proportion B wins once the residents hold more than a half, A below it.
    """
    ballots = [approval_ballot("B", whose(R))] * 10 + [approval_ballot("A", whose(key)) for key in (V, C, M)]
    found = count_vote(ballots, ABC, RULES)
    assert (found.plain.winners, found.plain.totals) == (("B",), {"A": 3, "B": 10, "C": 0})
    assert found.by_seats is not None
    assert found.by_seats.winners == ("A",)
    assert found.by_seats.totals == {"A": Fraction(3, 5), "B": Fraction(2, 5), "C": 0}
    residents = found.firmness[0]
    assert (residents.low, residents.high, residents.with_high) == (0, Fraction(1, 2), False)
    text = residents.text(load_catalogue().constituencies[R].name)
    assert text.text("zh") == "居民代表的份额低于 50 % 时，结果不变。"
    assert text.text("en").endswith("is below 50 %.")
    assert found.cast == {R: 10, V: 1, C: 1, M: 1}


def test_a_border_that_is_no_whole_percentage_is_rounded_to_the_safe_side() -> None:
    """Residents 3 of 4 for A, 1 for B; volunteers 1 of 3 for A, 2 for B; nobody else. A leads while
    s·(3/4 - 1/4) > (1 - s)·(2/3 - 1/3), that is s > 2/5; volunteers the other way round."""
    ballots = [approval_ballot(text, whose(R)) for text in "AAAB"] + [
        approval_ballot(text, whose(V)) for text in "ABB"
    ]
    shares = {R: Fraction(1, 2), V: Fraction(1, 2)}
    residents, volunteers = count_vote(
        ballots, ABC, CountingRules(METHODS["approval"], shares, TOGETHER)
    ).firmness
    assert (residents.low, residents.with_low, residents.high) == (Fraction(2, 5), False, 1)
    assert (volunteers.low, volunteers.high, volunteers.with_high) == (0, Fraction(3, 5), False)
    third = [approval_ballot("A", whose(R))] * 2 + [
        approval_ballot("B", whose(R)),
        approval_ballot("B", whose(V)),
    ]
    firm = count_vote(
        third, ABC, CountingRules(METHODS["approval"], {R: Fraction(4, 5), V: Fraction(1, 5)}, TOGETHER)
    )
    assert firm.firmness[0].low == Fraction(3, 4)


def test_age_groups_have_columns_and_strangers_are_refused() -> None:
    ballots = [approval_ballot("A", (R, "elder", "paper"))] * 2 + [
        approval_ballot("B", (R, "child", "kiosk"))
    ]
    found = count_vote(ballots, ABC, RULES)
    assert {group: one.winners for group, one in found.by_age.items()} == {"elder": ("A",), "child": ("B",)}
    with pytest.raises(UnknownGroupError, match="martian"):
        count_vote(
            [approval_ballot("A", (R, "martian", "paper"))],
            ABC,
            CountingRules(METHODS["approval"], SHARES, TOGETHER),
        )
