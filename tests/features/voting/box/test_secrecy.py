"""What somebody who reads the files of the database finds."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from itertools import count
from pathlib import Path

import numpy as np
import pytest

from data.store.forget import forget_deleted
from data.store.open_store import the_store
from features.voting.ballots import Ballot
from features.voting.box.casting import cast
from features.voting.box.votes import VoteRecord
from features.voting.codes import code_hash, code_in_groups
from features.voting.schema import BALLOT, VOTING_CODE
from tests.features.voting.box.rounds import NOBODY, close, close_and_settle, open_vote_with_codes, sending
from tests.features.voting.polls import score_ballot


def everything(file: Path) -> bytes:
    """All bytes of the database, its log of writes and its index of that."""
    return b"".join(part.read_bytes() for part in sorted(file.parent.iterdir()) if part.is_file())


def numbered_ballot(number: int) -> Ballot:
    """A ballot that no other number has: its scores are the number to the base 6."""
    return score_ballot(NOBODY, A=number % 6, B=number // 6 % 6, C=number // 36 % 6, D=number // 216 % 6)


def vote_of_distinct_ballots(codes: int) -> tuple[VoteRecord, list[str]]:
    """A vote in which every ballot says which it is; the hashes of the codes in the order of casting."""
    vote, slips = open_vote_with_codes(codes=codes, method="star", options="ABCD")
    for number, slip in enumerate(slips):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
    return vote, [code_hash(vote.id, slip.code) for slip in slips]


def keys_in_order_of_casting(file: Path) -> list[bytes]:
    with sqlite3.connect(file) as database:
        rows = database.execute("SELECT content, key FROM ballot").fetchall()

    def number(content: str) -> int:
        scores = dict(re.findall(r'"(\w)":(\d)', content))
        return sum(int(scores.get(option, 0)) * 6**place for place, option in enumerate("ABCD"))

    return [key for _, key in sorted((number(content), key) for content, key in rows)]


def correlation(one: Sequence[object], other: Sequence[object]) -> float:
    """Spearman's rho of two lists without equals."""
    ranks = [np.argsort(np.argsort(np.array(values, dtype=object))) for values in (one, other)]
    return float(np.corrcoef(*ranks)[0, 1])


def test_what_the_two_tables_hold() -> None:
    groups = {"workshop_id", "constituency", "age_group"}
    assert {column.name for column in BALLOT.c} == groups | {"key", "channel", "is_test", "content", "shown"}
    of_code = {"code_sha256", "batch_id", "slip", "state", "is_used", "receipt_sha256", "content_mac"}
    assert {column.name for column in VOTING_CODE.c} == groups | of_code


def test_codes_receipts_and_keys_of_forms_are_nowhere_in_the_files(box_file: Path) -> None:
    vote, slips = open_vote_with_codes(codes=20)
    sent = [sending(vote, slip, "ABC"[slip.number % 3]) for slip in slips[:15]]
    receipts = [cast(vote.id, one).receipt for one in sent]
    secrets = [slip.code for slip in slips] + [code_in_groups(slip.code) for slip in slips]
    secrets += receipts + [one.key for one in sent]
    for step in (lambda: vote, lambda: close_and_settle(vote)):
        step()
        kept = everything(box_file)
        assert code_hash(vote.id, slips[0].code).encode() in kept  # the search finds what is there
        assert not [secret for secret in secrets if secret.encode() in kept]
    with sqlite3.connect(box_file) as database:
        for table in ("ballot", "voting_code"):
            text = repr(database.execute(f"SELECT * FROM {table}").fetchall())
            assert not re.search(r"20\d\d-|\d\d:\d\d|\d+\.\d+\.\d+\.\d+", text)
        assert database.execute(
            "SELECT count(*) FROM voting_code WHERE content_mac IS NOT NULL"
        ).fetchone() == (0,)


def test_after_closing_the_log_of_writes_is_empty_and_nothing_old_is_left(box_file: Path) -> None:
    vote, hashes = vote_of_distinct_ballots(30)
    macs = re.findall(rb"[0-9a-f]{64}", everything(box_file))
    with sqlite3.connect(box_file) as database:
        kept = {row[0].encode() for row in database.execute("SELECT content_mac FROM voting_code")}
    assert len(kept & set(macs)) == 30
    close(vote)
    assert box_file.with_name("lintu.sqlite-wal").stat().st_size == 0
    after = everything(box_file)
    assert not [mac for mac in kept if mac in after]
    for key in keys_in_order_of_casting(box_file):
        assert after.count(key) == 2  # in the table and in its index
    assert all(after.count(one.encode()) >= 1 for one in hashes)


def test_where_ballots_lie_in_the_file_tells_the_order_until_closing_and_not_after(box_file: Path) -> None:
    """SQLite fills a page from its end: until the box is rewritten, the first ballot lies behind the last."""
    vote, _ = vote_of_distinct_ballots(30)
    forget_deleted(the_store())
    keys = keys_in_order_of_casting(box_file)
    places = [box_file.read_bytes().find(key) for key in keys]
    assert correlation(range(30), places) == pytest.approx(-1)
    close(vote)
    places = [box_file.read_bytes().find(key) for key in keys]
    assert correlation(keys, places) == pytest.approx(-1)  # they lie as their random keys do
    last = [box_file.read_bytes().rfind(key) for key in keys]
    assert correlation(keys, last) == pytest.approx(-1)


def test_no_order_of_five_hundred_ballots_follows_that_of_their_codes(box_file: Path) -> None:
    """Of random orders of 500, rho is beyond 0.2 once in a hundred thousand (its deviation is 0.045)."""
    _, hashes = vote_of_distinct_ballots(500)
    keys = keys_in_order_of_casting(box_file)
    assert abs(correlation(range(500), keys)) < 0.2
    assert abs(correlation(hashes, keys)) < 0.2


def test_the_same_correlation_finds_keys_that_count_up(
    box_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = count()
    monkeypatch.setattr(
        "features.voting.box.casting.secrets.token_bytes", lambda size: next(number).to_bytes(size)
    )
    vote_of_distinct_ballots(30)
    assert correlation(range(30), keys_in_order_of_casting(box_file)) == pytest.approx(1)
