"""Votes worked out on paper, chosen so that methods disagree."""

from __future__ import annotations

from fractions import Fraction

import pytest

from base.words import both_words
from features.voting.agreement import agreement
from features.voting.ballots import RankingBallot, ScoreBallot
from features.voting.outcome import BundleOutcome
from features.voting.registry import METHODS
from features.voting.slate import Slate
from features.voting.ties import TieRule
from features.voting.weights import plain
from tests.features.voting.polls import (
    ABC,
    approval_ballot,
    budget,
    bundle,
    outcome,
    ranking,
    repeat_ballots,
    score_ballot,
)

TENNESSEE = Slate(("Memphis", "Nashville", "Chattanooga", "Knoxville"))


def test_a_capital_for_tennessee() -> None:
    """The textbook vote: 42 % near Memphis, 26 % Nashville, 15 % Chattanooga, 17 % Knoxville.

    Memphis is first most often (42), Nashville beats each of the others (58:42, 68:32, 68:32).
    Borda (3, 2, 1, 0): Memphis 126, Nashville 194, Chattanooga 173, Knoxville 107.
    """
    ballots = repeat_ballots(
        [
            (42, ranking("Memphis>Nashville>Chattanooga>Knoxville")),
            (26, ranking("Nashville>Chattanooga>Knoxville>Memphis")),
            (15, ranking("Chattanooga>Knoxville>Nashville>Memphis")),
            (17, ranking("Knoxville>Chattanooga>Nashville>Memphis")),
        ]
    )
    copeland = outcome("copeland", ballots, TENNESSEE)
    assert copeland.winners == ("Nashville",)
    assert [copeland.totals[city] for city in TENNESSEE.options] == [0, 3, 2, 1]
    borda = outcome("borda", ballots, TENNESSEE)
    assert borda.winners == ("Nashville",)
    assert [borda.totals[city] for city in TENNESSEE.options] == [126, 194, 173, 107]
    read = agreement(plain(ballots), RankingBallot, TENNESSEE, METHODS["copeland"], TieRule("ask"))
    assert {one.method.key: one.outcome.winners for one in read.readings} == {
        "copeland": ("Nashville",),
        "borda": ("Nashville",),
        "plurality": ("Memphis",),
    }
    assert read.text.text("en") == "2 of 3 methods choose Nashville."


def test_borda_against_copeland() -> None:
    """3: A>B>C, 2: B>C>A. A beats B and C 3:2; Borda A 6, B 3+4 = 7, C 2."""
    ballots = repeat_ballots([(3, ranking("A>B>C")), (2, ranking("B>C>A"))])
    assert outcome("copeland", ballots).winners == ("A",)
    assert outcome("borda", ballots).winners == ("B",)
    assert outcome("borda", ballots).totals == {"A": 6, "B": 7, "C": 2}


def test_a_circle_is_a_tie_of_copeland_and_borda_decides() -> None:
    """3: A>B>C, 2: B>C>A, 2: C>A>B. A:B 5:2, B:C 5:2, C:A 4:3: one win each.

    Borda: A 6+2 = 8, B 3+4 = 7, C 2+4 = 6.
    """
    ballots = repeat_ballots([(3, ranking("A>B>C")), (2, ranking("B>C>A")), (2, ranking("C>A>B"))])
    copeland = outcome("copeland", ballots)
    assert (copeland.standing, copeland.winners) == ("shared", ("A", "B", "C"))
    assert [tie.options for tie in copeland.ties] == [("A", "B", "C")]
    assert outcome("borda", ballots).totals == {"A": 8, "B": 7, "C": 6}


def test_cut_and_equal_rankings() -> None:
    """2: A alone; 1: B=C>A. A:B 2:1, A:C 2:1, B:C 0:0 (a half each).

    Borda: A 2·2, B and C 2·1/2 + 1 + 1/2 each.
    """
    ballots = repeat_ballots([(2, ranking("A")), (1, ranking("B=C>A"))])
    assert outcome("copeland", ballots).totals == {"A": 2, "B": Fraction(1, 2), "C": Fraction(1, 2)}
    assert outcome("borda", ballots).totals == {"A": 4, "B": Fraction(5, 2), "C": Fraction(5, 2)}


def test_star_against_approval_and_plurality() -> None:
    """3: A5 B4 C0; 2: A0 B5 C4; 2: A0 B3 C5.

    Scores A 15, B 12+10+6 = 28, C 18. Runoff B:C 5:2 → B. Approved from 3: A 3, B 7, C 4 → B.
    First choices: A 3, B 2, C 2 → A. Duels: B beats A 4:3 and C 5:2 → B.
    """
    ballots = repeat_ballots(
        [(3, score_ballot(A=5, B=4)), (2, score_ballot(B=5, C=4)), (2, score_ballot(B=3, C=5))]
    )
    star = outcome("star", ballots)
    assert (star.standing, star.winners, star.totals) == ("decided", ("B",), {"A": 15, "B": 28, "C": 18})
    assert star.steps[-2].text("en") == "Runoff: 5 prefer B, 2 prefer C, the rest score them alike."
    read = agreement(plain(ballots), ScoreBallot, ABC, METHODS["star"], TieRule("ask"))
    assert {one.method.key: one.outcome.winners for one in read.readings} == {
        "approval": ("B",),
        "star": ("B",),
        "copeland": ("B",),
        "borda": ("B",),
        "plurality": ("A",),
    }
    assert both_words(read.text) == ["5 种方法中有 4 种选出 B。", "4 of 5 methods choose B."]


def test_the_runoff_turns_the_scores_round() -> None:
    """3: A1 B2; 2: A5 B0. Scores A 13, B 6; but three prefer B and two A."""
    star = outcome("star", repeat_ballots([(3, score_ballot(A=1, B=2)), (2, score_ballot(A=5))]))
    assert (star.totals, star.winners) == ({"A": 13, "B": 6, "C": 0}, ("B",))


def test_approval_finds_the_one_all_can_live_with() -> None:
    """2 AB, 2 BC, 3 A: A 5, B 4, C 2. One more AB and a B: A 6, B 6: a tie, told and settled by lots."""
    ballots = repeat_ballots(
        [(2, approval_ballot("AB")), (2, approval_ballot("BC")), (3, approval_ballot("A"))]
    )
    assert outcome("approval", ballots).winners == ("A",)
    more = [*ballots, approval_ballot("AB"), approval_ballot("B")]
    tied = outcome("approval", more)
    assert (tied.standing, tied.winners, tied.totals) == ("shared", ("A", "B"), {"A": 6, "B": 6, "C": 2})
    asked = outcome("approval", more, rule=TieRule("ask"))
    assert (asked.standing, asked.winners, asked.asked) == ("asked", (), ("A", "B"))
    answered = outcome("approval", more, rule=TieRule("order", order=("B", "A")))
    assert (answered.standing, answered.winners) == ("decided", ("B",))
    assert answered.ties[0].chosen == ("B",)


@pytest.mark.parametrize(("seed", "first"), [("3 5 1", "A"), ("2 2 6", "B")])
def test_the_public_draw_can_be_done_with_any_sha256(seed: str, first: str) -> None:
    """printf '3 5 1\\nA' | sha256sum and the same with B: the smaller goes first."""
    drawn = outcome("approval", [approval_ballot("AB")], rule=TieRule("draw", seed))
    assert drawn.winners == (first,)
    assert seed in drawn.ties[0].text.text("zh")
    assert "draw" in drawn.ties[0].text.text("en")


def test_a_majority_takes_all_or_equal_shares() -> None:
    """Ten voters, budget 100: six want P, Q and R (30 each), four want S (40), one of them T (10) as well.

    Greedy: P, Q, R by six (90), then S does not fit, T fits (10). Equal Shares: 10 each; the six own 60 and
    buy P and Q (5 each), then nothing is left; the four own 40 and buy S. 100 spent: nothing to complete.
    """
    slate = budget(100, P=30, Q=30, R=30, S=40, T=10)
    ballots = repeat_ballots([(6, bundle("PQR")), (3, bundle("S")), (1, bundle("ST"))])
    greedy = outcome("utilitarian_greedy", ballots, slate, TieRule("ask"))
    assert isinstance(greedy, BundleOutcome)
    assert (set(greedy.winners), greedy.cost_cny) == ({"P", "Q", "R", "T"}, 100)
    shares = outcome("equal_shares", ballots, slate, TieRule("order", order=tuple("PQRST")))
    assert isinstance(shares, BundleOutcome)
    assert (shares.winners, shares.cost_cny) == (("P", "Q", "S"), 100)
    assert [one.most_paid_cny for one in shares.purchases] == [5, 5, 10]
    asked = outcome("equal_shares", ballots, slate, TieRule("ask"))
    assert (asked.standing, asked.asked, asked.winners) == ("asked", ("P", "Q", "R"), ())


def test_add1_buys_what_equal_shares_alone_cannot() -> None:
    """Three voters, budget 90: P (50) by two, Q (40) by one. 30 each buys P (25 each), Q's voter lacks 10.

    After ten rounds of 1 each owns 40: P and Q are bought, 90 together.
    """
    slate = budget(90, P=50, Q=40)
    found = outcome("equal_shares", [bundle("P"), bundle("P"), bundle("Q")], slate, TieRule("ask"))
    assert found.winners == ("P", "Q")
    assert any("it grew 10 times" in step.text("en") for step in found.steps)
