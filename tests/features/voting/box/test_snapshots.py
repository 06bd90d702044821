"""Copies of the database of an open vote: what they hold, and that nobody links ballots to codes by them."""

from __future__ import annotations

import logging
import re
import sqlite3
import zipfile
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.store import backup
from data.store.address import file_address
from data.store.backup import back_up, back_up_beside
from data.store.backup_file import backup_all
from data.store.backup_worker import BackupSchedule, back_up_if_due
from data.store.connections import connect
from data.store.open_store import the_store
from features.packets.packet import packet
from features.voting.ballots import Ballot
from features.voting.box.casting import cast
from features.voting.box.cohorts import end_cohorts, last_kept
from features.voting.box.phases import open_vote
from features.voting.box.slips import Slip
from features.voting.box.snapshots import withhold_newest
from features.voting.box.votes import VoteRecord
from features.voting.codes import code_hash
from features.voting.vote_rows import any_open
from tests.examples import examples
from tests.features.voting.box.linking import candidates
from tests.features.voting.box.rounds import NOBODY, REAL, WHO, close, draft, open_vote_with_codes, sending
from tests.features.voting.polls import score_ballot

pytestmark = pytest.mark.usefixtures("box_file")
LEAST = 5
RHYTHM = BackupSchedule(timedelta(0), timedelta(0), kept_days=3)


def numbered_ballot(number: int) -> Ballot:
    """A ballot that no other number has: its scores are the number to the base 6."""
    return score_ballot(NOBODY, A=number % 6, B=number // 6 % 6, C=number // 36 % 6, D=number // 216 % 6)


def number_of(content: str) -> int:
    scores = dict(re.findall(r'"(\w)":(\d)', content))
    return sum(int(scores.get(option, 0)) * 6**place for place, option in enumerate("ABCD"))


def star_vote(codes: int, merchants: int = 0) -> tuple[VoteRecord, tuple[Slip, ...]]:
    return open_vote_with_codes(codes, merchants, REAL, method="star", options="ABCD")


def unpacked(archive: Path) -> Path:
    into = archive.with_name(f"{archive.name}.sqlite")
    with zipfile.ZipFile(archive) as opened:
        into.write_bytes(opened.read("lintu.sqlite"))
    return into


@dataclass(frozen=True)
class Series:
    """Copies of an open vote by all who make them, the one automatic backup, and one after closing."""

    copies: list[Path]
    automatic: Path
    closed: Path


def series(folder: Path, vote: VoteRecord, slips: Iterable[Slip]) -> Series:
    """A copy after each ballot; of automatic backups the last one."""
    copies, automatic = [], folder / "none"
    for number, slip in enumerate(slips):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
        if number % 8 == 0:
            made = backup_all(the_store(), folder / f"{number:03}.backup.zip", folder / "none")
            copies.append(unpacked(made.file))
        else:
            copies.append(folder / f"{number:03}.sqlite")
            back_up(the_store(), copies[-1])
        if number % 7 == 3:
            beside = back_up_beside(the_store(), "before-restore")
            assert beside is not None
            copies.append(beside)
        if number == 22:
            now = datetime.now(UTC) + timedelta(hours=1)
            only = back_up_if_due(the_store(), folder / "auto", folder / "none", RHYTHM, now, any_open)
            assert only is not None
            automatic = unpacked(only)
    close(vote)
    closed = backup_all(the_store(), folder / "end.backup.zip", folder / "none")
    return Series(copies, automatic, unpacked(closed.file))


def rightly_linked(copies: list[Path], closed: Path, vote: VoteRecord, slips: Iterable[Slip]) -> int:
    """How many codes the second program gives their own ballot."""
    with closing(sqlite3.connect(closed)) as opened:
        rows = opened.execute("SELECT key, content FROM ballot").fetchall()
    numbers = {key: number_of(content) for key, content in rows}
    found = candidates(copies)
    truth = {code_hash(vote.id, slip.code): number for number, slip in enumerate(slips)}
    return sum(numbers[keys[0]] == truth[code] for code, keys in found.items() if keys)


def fewest_left(copies: list[Path]) -> int:
    """The fewest ballots that could belong to a code."""
    return min(len(keys) for keys in candidates(copies).values())


def test_no_series_of_copies_links_a_ballot_to_fewer_than_five_codes(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, box_file: Path
) -> None:
    """Guessing at random within groups of five is right 8 times of 40; 25 times once in a million."""
    caplog.set_level(logging.DEBUG)
    vote, slips = star_vote(40)
    made = series(tmp_path, vote, slips)
    for copies in ([*made.copies, made.closed], [*made.copies, made.automatic]):
        assert fewest_left(copies) >= LEAST
        assert rightly_linked(copies, made.closed, vote, slips) < 25
    assert len(candidates([*made.copies, made.closed])) == 40
    wal = box_file.with_name("lintu.sqlite-wal").read_bytes()
    for slip in slips:
        trace = code_hash(vote.id, slip.code)
        assert trace not in caplog.text
        assert trace.encode() not in wal
    assert b"cohort" not in packet(the_store(), REAL)


def test_the_same_program_links_all_of_them_where_copies_hold_everything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup.SNAPSHOT_RULES, "members", ())
    vote, slips = star_vote(40)
    made = series(tmp_path, vote, slips)
    assert rightly_linked(made.copies, made.closed, vote, slips) == 40


def counts(copy: Path) -> tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Ballots and used codes by group."""
    with closing(sqlite3.connect(copy)) as opened:
        ballots = opened.execute("SELECT constituency, age_group FROM ballot").fetchall()
        codes = opened.execute("SELECT constituency, age_group FROM voting_code WHERE is_used").fetchall()
    return Counter(ballots), Counter(codes)


def test_each_group_is_held_back_by_itself_and_ballots_equal_used_codes(tmp_path: Path) -> None:
    vote, slips = star_vote(13, merchants=9)
    for number, slip in enumerate(slips):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
    back_up(the_store(), tmp_path / "copy.sqlite")
    ballots, codes = counts(tmp_path / "copy.sqlite")
    assert ballots == codes == Counter({("resident", "elder"): 5})  # of 9 none: the last 5 to 9 stay out
    assert [len(list(one.elements())) for one in counts(the_file())] == [22, 22]


def the_file() -> Path:
    return Path(str(the_store().address.database))


def test_a_copy_has_no_byte_of_what_it_holds_back(tmp_path: Path) -> None:
    vote, slips = star_vote(12)
    for number, slip in enumerate(slips):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
    with closing(sqlite3.connect(the_file())) as opened:
        keys = {key for (key,) in opened.execute("SELECT key FROM ballot")}
        receipts = {one for (one,) in opened.execute("SELECT receipt_sha256 FROM voting_code WHERE is_used")}
    back_up(the_store(), tmp_path / "copy.sqlite")
    raw = (tmp_path / "copy.sqlite").read_bytes()
    assert sum(key in raw for key in keys) == 5
    assert sum(receipt.encode() in raw for receipt in receipts) == 5
    assert not list(the_file().parent.glob(".lintu-copy-*"))


def test_the_automatic_backup_holds_everything_and_no_other_copy_ends_near_it(tmp_path: Path) -> None:
    """At 12 it holds 12; from then on others hold 5, then 17, never 10 or 15."""
    vote, slips = star_vote(40)
    seen = []
    for number, slip in enumerate(slips):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
        if number == 11:
            now = datetime.now(UTC) + timedelta(days=1)
            only = back_up_if_due(the_store(), tmp_path / "auto", tmp_path / "none", RHYTHM, now, any_open)
            assert only is not None
            assert sum(counts(unpacked(only))[0].values()) == 12
        if number % 2 == 0:
            continue
        back_up(the_store(), tmp_path / f"{number}.sqlite")
        seen.append(sum(counts(tmp_path / f"{number}.sqlite")[0].values()))
    assert sorted(set(seen)) == [0, 5, 17, 22, 27, 32]


def test_drafts_and_closed_votes_are_copied_whole(tmp_path: Path) -> None:
    vote, slips = draft(7)
    back_up(the_store(), tmp_path / "draft.sqlite")
    opened = open_vote(vote.id, vote.version, WHO)
    for slip in slips:
        cast(vote.id, sending(opened, slip))
    close(opened)
    back_up(the_store(), tmp_path / "closed.sqlite")
    assert sum(counts(tmp_path / "closed.sqlite")[1].values()) == 7
    with closing(sqlite3.connect(the_file())) as database:
        for table in ("ballot_cohort", "code_cohort", "open_cohort"):
            assert database.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)


@given(st.lists(st.integers(0, 12), min_size=1, max_size=10))
@examples(100, 2000)
def test_between_what_two_copies_hold_lie_five_ballots_or_none(stretches: list[int]) -> None:
    """So many ballots before each automatic backup, which replaces the former; others are made all the time,
    and each is compared with all others, with the last automatic one, and with the box at the end."""
    sizes: dict[int, int] = {}
    held, number, everything, automatic = set(), 1, 0, 0
    for ballots in stretches:
        for one in range(ballots):
            number += one > 0 and one % LEAST == 0
            sizes[number] = sizes.get(number, 0) + 1
            everything += 1
            held.add(sum(size for cohort, size in sizes.items() if cohort <= last_kept(sizes)))
        automatic = everything
        number += 2 if ballots else 0
        held.add(sum(size for cohort, size in sizes.items() if cohort <= last_kept(sizes)))
    for one in held - {0}:
        assert one >= LEAST
        for other in (*held, everything, automatic):
            assert one == other or abs(one - other) >= LEAST


def test_copies_of_a_slow_vote_lack_no_more_than_the_newest() -> None:
    """One ballot between two automatic backups, for days: of 40 a copy holds 30 at least."""
    sizes = {2 * number + 1: 1 for number in range(40)}
    last = last_kept(sizes)
    assert sum(size for cohort, size in sizes.items() if cohort <= last) >= 30


def test_an_automatic_backup_ends_where_cohorts_were_ended(tmp_path: Path) -> None:
    """Ballots that come between that and the copy, however many, are for the next one."""
    vote, slips = star_vote(30)
    for number, slip in enumerate(slips[:8]):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
    with the_store().writing() as connection:
        end_cohorts(connection)
    for number, slip in enumerate(slips[8:20], 8):
        cast(vote.id, sending(vote, slip, numbered_ballot(number)))
    whole = tmp_path / "copy.sqlite"
    back_up(the_store(), tmp_path / "other.sqlite")
    assert sum(counts(tmp_path / "other.sqlite")[1].values()) in (0, 8, 13)
    with closing(sqlite3.connect(the_file())) as live, closing(sqlite3.connect(whole)) as copy:
        live.backup(copy)
    copied = connect(file_address(whole))
    with copied.writing() as connection:
        assert withhold_newest(connection, True)
    copied.close()
    assert [sum(one.values()) for one in counts(whole)] == [8, 8]
