"""Votes in a packet: what is counted goes along and stays guarded; what is open stays at home."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from data.store.address import file_address
from data.store.open_store import open_store, the_store
from features.packets.packet import packet, unpack
from features.voting.box.casting import cast
from features.voting.box.record import events_of
from features.voting.box.results import result_of
from features.voting.box.votes import VoteRecord
from tests.features.voting.box.rounds import REAL, close, close_and_settle, open_vote_with_codes, sending

pytestmark = pytest.mark.usefixtures("box_file")


def vote_with_ballots(codes: int = 6) -> VoteRecord:
    vote, slips = open_vote_with_codes(codes=codes, community=REAL)
    for slip in slips[: codes - 1]:
        cast(vote.id, sending(vote, slip))
    return vote


def test_a_counted_vote_is_carried_whole_and_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vote = vote_with_ballots()
    close_and_settle(vote)
    here = result_of(vote.id)
    log = list(events_of(vote.id))
    raw = packet(the_store(), REAL)
    there = tmp_path / "two" / "lintu.sqlite"
    other = open_store(file_address(there))
    assert unpack(other, raw, "a.lintu").new_rows == 1
    assert unpack(other, raw, "a.lintu").new_rows == 0
    assert packet(other, REAL) == raw
    other.close()
    monkeypatch.setenv("LINTU_VAR", str(there.parent))
    assert result_of(vote.id) == here
    assert list(events_of(vote.id)) == log
    the_store().close()
    with sqlite3.connect(there) as base:
        for edit in (
            "DELETE FROM imported_vote",
            "UPDATE imported_vote SET content = 'x'",
            "UPDATE imported_vote SET content_sha256 = 'x'",
            "UPDATE imported_vote SET community = 'x'",
            "UPDATE vote_signature SET public_key = 'x'",
            "DELETE FROM vote_signature",
        ):
            with pytest.raises(sqlite3.IntegrityError):
                base.execute(edit)


def test_votes_that_are_not_closed_stay_at_home(tmp_path: Path) -> None:
    vote_with_ballots()
    other = open_store(file_address(tmp_path / "two.sqlite"))
    assert unpack(other, packet(the_store(), REAL), "a.lintu").new_rows == 0
    close(vote_with_ballots())
    assert unpack(other, packet(the_store(), REAL), "a.lintu").new_rows == 1
    other.close()
