"""What comes out of the box: nothing before closing, everything after, and the same as what went in."""

from __future__ import annotations

import csv
import hmac
import random
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.voting.box import errors
from features.voting.box.casting import cast
from features.voting.box.phases import open_vote, prepare, settle_vote
from features.voting.box.record import events_of, head_of, log_of
from features.voting.box.results import poll_of, result_of, turnout_of
from features.voting.box.slips import BatchSpec, mint
from features.voting.box.terms import VoteTerms, terms_from
from features.voting.files.ballots_csv import read_ballots_csv
from features.voting.files.ballots_pb import read_ballots_pb
from features.voting.files.vote_files import vote_files
from features.voting.slate import BundleSlate
from features.voting.verify_votes import add_up, check_log
from features.voting.vote_settings import VoteRules, VoteSettings
from tests.examples import examples
from tests.features.voting.box.rounds import (
    ABC,
    NOBODY,
    WHO,
    close,
    close_and_settle,
    open_vote_with_codes,
    sending,
)
from tests.features.voting.polls import bundle

pytestmark = pytest.mark.usefixtures("box_file")
Kept = Callable[[str], object]


@pytest.mark.parametrize("asks", [poll_of, result_of, lambda one: vote_files(one, least=5)])
def test_hidden_means_hidden(asks: Kept) -> None:
    vote, slips = open_vote_with_codes(codes=6)
    for slip in slips:
        cast(vote.id, sending(vote, slip))
    with pytest.raises(errors.HiddenError):
        asks(vote.id)
    assert turnout_of(vote.id).used == {"resident": 6, "merchant": 0}
    close(vote)
    asks(vote.id)


def test_live_means_live() -> None:
    vote, slips = open_vote_with_codes(codes=1, reveal="live")
    cast(vote.id, sending(vote, slips[0], "B"))
    assert result_of(vote.id).winners == ("B",)
    with pytest.raises(errors.HiddenError):  # a file after every ballot would tell each
        vote_files(vote.id, least=5)


def test_a_vote_without_its_quorum_has_no_winner_and_says_why() -> None:
    for cast_ballots, winners in ((1, ()), (2, ("B",))):
        vote, slips = open_vote_with_codes(codes=2, quorum=2)
        for slip in slips[:cast_ballots]:
            cast(vote.id, sending(vote, slip, "B"))
        close_and_settle(vote)
        result = result_of(vote.id)
        assert (result.winners, result.has_quorum) == (winners, bool(winners))
        assert f"共 {cast_ballots} 张选票" in result.quorum_text.text("zh")
        assert ("没有结果" in result.quorum_text.text("zh")) != bool(winners)


def test_the_plain_count_and_the_count_by_seats_by_hand() -> None:
    """3 residents for A, 2 merchants for B. Plain 3 : 2; by seats 2/3 : 1/3; B by 1 merchant's hand only."""
    vote, slips = open_vote_with_codes(codes=3, merchants=2)
    for slip in slips:
        cast(vote.id, sending(vote, slip, "A" if slip.constituency == "resident" else "B"))
    close_and_settle(vote)
    result = result_of(vote.id)
    assert result.count.plain.totals == {"A": 3, "B": 2, "C": 0}
    assert result.count.by_seats is not None
    assert [str(value) for value in result.count.by_seats.totals.values()] == ["2/3", "1/3", "0"]
    assert result.count.cast == {"resident": 3, "merchant": 2}


def test_a_tie_is_drawn_by_both_seeds_and_only_after_the_dice() -> None:
    vote, slips = open_vote_with_codes(codes=2)
    for slip, choice in zip(slips, "AB", strict=True):
        cast(vote.id, sending(vote, slip, choice))
    now = close(vote)
    assert result_of(vote.id).count.plain.standing == "asked"
    for thrown in ("", "三点", " 3"):
        with pytest.raises(errors.DrawError):
            settle_vote(vote.id, now.version, WHO, thrown)
    done = settle_vote(vote.id, now.version, WHO, "3 5 1")
    result = result_of(vote.id)
    assert result.count.rules.tie_rule.seed == f"{done.seed} 3 5 1"
    assert len(result.winners) == 1


def test_a_tie_that_is_asked_is_settled_by_what_the_room_agrees_on() -> None:
    vote, slips = open_vote_with_codes(codes=2, ties="ask")
    for slip, choice in zip(slips, "AB", strict=True):
        cast(vote.id, sending(vote, slip, choice))
    now = close(vote)
    assert result_of(vote.id).winners == ()
    for thrown, order in (("3", ABC), ("", ("A", "B")), ("", ("A", "B", "D"))):
        with pytest.raises(errors.DrawError):
            settle_vote(vote.id, now.version, WHO, thrown, order)
    settle_vote(vote.id, now.version, WHO, "", ("B", "A", "C"))
    assert result_of(vote.id).winners == ("B",)


@examples(fast=3, slow=30)
@given(st.lists(st.sampled_from(("", "A", "B", "AB", "BC", "ABC")), min_size=1, max_size=12))
def test_the_box_counts_what_was_cast(choices: list[str]) -> None:
    vote, slips = open_vote_with_codes(codes=len(choices))
    for slip, choice in zip(slips, choices, strict=True):
        cast(vote.id, sending(vote, slip, choice))
    close_and_settle(vote)
    totals = {option: sum(option in choice for choice in choices) for option in ABC}
    assert result_of(vote.id).count.plain.totals == totals


def test_the_files_can_be_counted_and_checked_without_the_program(tmp_path: Path) -> None:
    vote, slips = open_vote_with_codes(codes=7)
    for slip in slips:
        cast(vote.id, sending(vote, slip, "AB" if slip.number % 2 else "C"))
    done = close_and_settle(vote)
    files = vote_files(vote.id, least=5)
    assert sorted(files) == ["ballots.csv", "log.txt"]
    totals = add_up(csv.reader(files["ballots.csv"].splitlines()))
    assert totals == {"A": 4, "B": 4, "C": 3}
    assert check_log(files["log.txt"].splitlines(), head_of(vote.id)) == head_of(vote.id)
    (tmp_path / "ballots.csv").write_text(files["ballots.csv"], encoding="utf-8-sig")
    again = read_ballots_csv(tmp_path / "ballots.csv").count()
    assert again.plain.winners == result_of(vote.id).winners
    assert again.rules.tie_rule.seed == f"{done.seed} 3 5 1"


def test_a_vote_on_a_bundle_under_a_budget(tmp_path: Path) -> None:
    """Budget 10. A (6) has 2 voices, B (4) has 2, C (5) has 1: A and B are bought, nothing is left for C."""
    shares, three = {"resident": Fraction(1)}, dict.fromkeys(ABC, "1f")
    rules = VoteRules(method="utilitarian_greedy", ties="ask")
    settings = VoteSettings("十万元", "买什么？", "2026-11-26", ABC, three, shares, rules)
    prices = {"A": Fraction(6), "B": Fraction(4), "C": Fraction(5)}
    terms = VoteTerms(settings, BundleSlate(ABC, {}, prices, Fraction(10)))
    assert terms_from(terms.canonical()) == terms
    vote = prepare("xuzhen", terms, WHO)
    slips = mint(vote.id, BatchSpec("resident", 2), WHO)
    vote = open_vote(vote.id, vote.version, WHO)
    for slip, choice in zip(slips, ("AB", "ABC"), strict=True):
        cast(vote.id, sending(vote, slip, bundle(choice, NOBODY)))
    close_and_settle(vote, thrown="")
    assert sorted(result_of(vote.id).winners) == ["A", "B"]
    (tmp_path / "ballots.pb").write_text(vote_files(vote.id, least=2)["ballots.pb"], encoding="utf-8")
    assert sorted(read_ballots_pb(tmp_path / "ballots.pb").count().plain.winners) == ["A", "B"]


def test_a_thousand_random_changes_of_the_log_are_found() -> None:
    """One character changed, a line left out, doubled or moved: the check finds each, or the head does."""
    vote, slips = open_vote_with_codes(codes=2)
    cast(vote.id, sending(vote, slips[0]))
    close_and_settle(vote)
    lines, head, chance = list(log_of(vote.id)), head_of(vote.id), random.Random(7)
    assert check_log(lines, head) == head
    found = 0
    for number in range(1000):
        changed, at = list(lines), chance.randrange(len(lines))
        if number % 4 == 0:
            del changed[at]
        elif number % 4 == 1:
            changed.insert(at, changed[chance.randrange(len(lines))])
        elif number % 4 == 2:
            other = (at + 1 + chance.randrange(len(lines) - 1)) % len(lines)
            changed[at], changed[other] = changed[other], changed[at]
        else:
            place = chance.randrange(len(lines[at]))
            letter = chance.choice([c for c in "0a }" if c != lines[at][place]])
            changed[at] = lines[at][:place] + letter + lines[at][place + 1 :]
        with pytest.raises(ValueError):  # noqa: PT011  (what it says depends on what was broken)
            check_log(changed, head)
        found += 1
    assert found == 1000


def test_who_drops_the_guards_and_changes_rows_is_found(box_file: Path) -> None:
    vote, slips = open_vote_with_codes(codes=2)
    for slip in slips:
        cast(vote.id, sending(vote, slip, "A"))
    close_and_settle(vote)
    head = head_of(vote.id)
    with sqlite3.connect(box_file) as database:
        for (trigger,) in database.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall():
            database.execute(f"DROP TRIGGER {trigger}")
        database.execute("UPDATE ballot SET content = '[\"B\"]'")
    with pytest.raises(errors.BoxDamagedError):
        result_of(vote.id)
    with sqlite3.connect(box_file) as database:
        database.execute("UPDATE vote_event SET event = replace(event, '\"ballots\":2', '\"ballots\":3')")
    with pytest.raises(ValueError, match="does not follow"):
        check_log(log_of(vote.id), head)


def test_the_seal_in_the_log_tells_nothing_to_who_knows_the_ballots_but_not_its_key(box_file: Path) -> None:
    vote, slips = open_vote_with_codes(codes=1)
    cast(vote.id, sending(vote, slips[0], "A"))
    close_and_settle(vote)
    with sqlite3.connect(box_file) as database:
        (key,) = database.execute("SELECT seal_key FROM workshop").fetchone()
    line = b'["resident", "elder", "phone", "[\\"A\\"]"]'
    seal = str(events_of(vote.id)[3]["seal"])
    assert seal == hmac.new(bytes.fromhex(key), line, sha256).hexdigest()
    assert seal != sha256(line).hexdigest()
    assert len(key) == 64
    assert key not in "".join(log_of(vote.id))


def test_a_form_that_was_opened_before_a_revision_is_refused() -> None:
    vote, slips = open_vote_with_codes()
    stale = replace(sending(vote, slips[0]), digest="0" * 64)
    with pytest.raises(errors.AlteredOptionsError):
        cast(vote.id, stale)
