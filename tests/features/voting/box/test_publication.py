"""What anybody may know of a closed vote, and how it is told: by hand."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from features.voting.box import errors, result_text
from features.voting.box.casting import cast
from features.voting.box.publication import Publication, publication_of
from features.voting.box.reveal import parts_of, step_of, tell
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.files.ballots_csv import read_ballots_csv
from features.voting.files.vote_files import vote_files
from features.voting.rules_in_words import rules_in_words
from tests.features.voting.box.hall import FEW_SHOPKEEPERS, hall_counted, hall_open, hall_terms
from tests.features.voting.box.rounds import NOBODY, close, close_and_settle, open_vote_with_codes, sending
from tests.features.voting.polls import score_ballot

pytestmark = pytest.mark.usefixtures("box_file")
LEAST = 5


def publication(vote: VoteRecord) -> Publication:
    return publication_of(vote.id, vote_record(vote.id).version, LEAST)


def test_the_hall_by_hand() -> None:
    shown = publication(hall_counted())
    counted_ = shown.result.count
    assert counted_.plain.totals == {"A": 13, "B": 11, "C": 4}
    assert shown.result.winners == ("A",)
    assert shown.shows_seats
    assert shown.by_seats.totals == {"A": Fraction(21, 50), "B": Fraction(27, 50), "C": Fraction(4, 25)}
    assert shown.by_seats.winners == ("B",)
    assert shown.cast == {"resident": 10, "volunteer": 5, "community_worker": 5, "merchant": 5}
    assert "低于 62.5 %" in result_text.firmness_texts(shown, load_catalogue())[0].text("zh")
    # Elders gave B and C nobody (0 tells on all of them), adults C 4; their complements would tell it.
    assert {column.group: (column.ballots, column.voices) for column in shown.ages} == {
        "elder": (5, {"A": 5, "B": None, "C": None}),
        "adult": (20, {"A": 8, "B": None, "C": None}),
    }


def test_few_of_a_constituency_hide_the_figures_by_seats_and_not_who_wins(tmp_path: Path) -> None:
    """Plain A 11, B 11. With every shopkeeper's 1/30 the seats still say A 21/50, B 27/50."""
    vote = hall_counted(FEW_SHOPKEEPERS)
    shown = publication(vote)
    assert shown.result.count.plain.totals == {"A": 11, "B": 11, "C": 4}
    assert (shown.shows_seats, shown.by_seats.winners) == (False, ("B",))
    assert (shown.result.count.by_seats, shown.result.count.firmness) == (None, ())
    text = result_text.withheld_text(shown, LEAST)
    assert text is not None
    assert "5" in text.text("zh")
    assert not any(sign.isdigit() for sign in result_text.seats_text(shown).text("zh"))
    (tmp_path / "ballots.csv").write_text(vote_files(vote.id, LEAST)["ballots.csv"], encoding="utf-8-sig")
    again = read_ballots_csv(tmp_path / "ballots.csv").count()
    assert again == shown.result.count  # whoever recounts the file finds what was published, and no more


def test_nothing_is_published_before_closing_not_even_live() -> None:
    for rules in ({}, {"reveal": "live"}):
        vote = hall_open(terms=hall_terms(**rules))
        with pytest.raises(errors.HiddenError):
            publication_of(vote.id, vote.version, LEAST)
        with pytest.raises(errors.WrongPhaseError):
            tell(vote.id, 0, 1, LEAST)
        assert step_of(vote.id) == 0


def test_the_telling_goes_part_by_part_and_stops_at_the_ends() -> None:
    vote = hall_counted()
    kinds = [part.kind for part in parts_of(publication(vote))]
    assert kinds == ["turnout", "count", "count", "result", "seats", "ages", "sensitivity"]
    assert [tell(vote.id, seen, seen + 1, LEAST) for seen in range(8)] == [1, 2, 3, 4, 5, 6, 7, 7]
    assert tell(vote.id, 7, -3, LEAST) == step_of(vote.id) == 0


def test_two_who_press_together_move_one_step() -> None:
    vote = hall_counted()
    assert tell(vote.id, 0, 1, LEAST) == 1
    assert tell(vote.id, 0, 1, LEAST) == 1
    assert tell(vote.id, 1, 2, LEAST) == 2
    assert tell(vote.id, 1, 0, LEAST) == 2


def test_without_a_quorum_there_is_no_count_to_tell() -> None:
    shown = publication(hall_counted(terms=hall_terms(quorum=26)))
    assert [part.kind for part in parts_of(shown)] == ["turnout", "result"]
    assert "没有结果" in result_text.result_text(shown).text("zh")
    assert shown.result.winners == ()


def test_an_open_tie_is_told_as_one_until_the_dice_are_thrown() -> None:
    vote = close(hall_open(FEW_SHOPKEEPERS))
    assert (
        result_text.result_text(publication(vote))
        .text("en")
        .endswith("By the rule those present must decide.")
    )
    drawn = publication(hall_counted(FEW_SHOPKEEPERS, thrown="3 5 1"))
    assert "3 5 1" in result_text.result_text(drawn).text("zh")


def test_how_many_methods_agree() -> None:
    """The scores of test_by_hand: 4 of 5 methods choose B, plurality A."""
    vote, slips = open_vote_with_codes(codes=7, method="star")
    ballots = (
        [score_ballot(NOBODY, A=5, B=4)] * 3
        + [score_ballot(NOBODY, B=5, C=4)] * 2
        + [score_ballot(NOBODY, B=3, C=5)] * 2
    )
    for slip, ballot in zip(slips, ballots, strict=True):
        cast(vote.id, sending(vote, slip, ballot))
    close_and_settle(vote)
    shown = publication(vote)
    assert shown.result.count.others.text.text("en").startswith("4 of 5 methods choose ")
    assert "agreement" in [part.kind for part in parts_of(shown)]
    empty = result_text.empty_text(shown, load_catalogue())
    assert empty is not None
    assert empty.text("zh") == "没有选票的界别：商户。没有选票的界别，其份额按比例分给其他界别。"


def test_rules_in_words() -> None:
    words = rules_in_words(hall_terms(quorum=12).settings, load_catalogue())
    assert words[1].text("zh") == "议事会席位份额：居民代表 40 %，志愿者 30 %，社区工作者 20 %，商户 10 %。"
    assert words[2].text("en") == "At least 12 ballots are needed; with fewer there is no result."
