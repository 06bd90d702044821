"""The power goes at random moments while people vote, and the forms are sent once more afterwards."""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.voting.recorded_disk import OURS, Disk, Step, record_engines
from benchmarks.voting.round import ballot, open_round, place_of
from data.store.address import FILE
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting.ballots import ScoreBallot
from features.voting.box.casting import cast
from features.voting.box.content import ballot_of
from features.voting.box.votes import VoteRecord
from tests.features.voting.box.killed import form

VOTERS = 1500
HANDS = 8
"""Threads that cast, so that several ballots share a commit."""
SENT_AGAIN = 6


@dataclass
class Cuts:
    """What so many cuts left. lost and doubled are ballots over all cuts; damaged are cuts."""

    cuts: int = 0
    acknowledged: int = 0
    lost: int = 0
    doubled: int = 0
    damaged: int = 0
    cuts_with_loss: int = 0
    sent_again: int = 0
    wrong_again: int = 0
    ballots: int = 0

    @property
    def is_well(self) -> bool:
        """Whether nothing was lost, doubled or damaged, and every form sent again got its receipt."""
        return self.lost == self.doubled == self.damaged == self.wrong_again == 0


def cut(cuts: int, synchronous: str = OURS, voters: int = VOTERS) -> Cuts:
    """Cast `voters` ballots once, and cut the power so often at moments of that."""
    with tempfile.TemporaryDirectory() as folder:
        vote, codes, disk, receipts = _cast_all(Path(folder), synchronous, voters)
        dice, found = random.Random(), Cuts()
        for number in range(cuts):
            with _open_folder(Path(folder) / f"cut{number}"):
                _one_cut(found, vote, codes, disk, receipts, dice)
        return found


def _cast_all(
    folder: Path, synchronous: str, voters: int
) -> tuple[VoteRecord, list[str], Disk, dict[int, str]]:
    with _open_folder(folder / "before"):
        vote, codes = open_round(voters)
    before = (folder / "before" / FILE).read_bytes()
    (folder / "recorded").mkdir()
    (folder / "recorded" / FILE).write_bytes(before)
    disk, receipts = Disk({FILE: before}), {}

    def vote_at(place: int) -> None:
        receipts[place] = cast(vote.id, form(vote, codes[place], place)).receipt
        disk.steps.append(Step("acknowledged", at=place))

    with record_engines(disk, synchronous), _open_folder(folder / "recorded"):
        with ThreadPoolExecutor(HANDS) as hands:
            list(hands.map(vote_at, range(voters)))
        steps = list(disk.steps)  # what closing writes is none of the vote
    disk.steps[:] = steps
    return vote, codes, disk, receipts


def _one_cut(
    found: Cuts, vote: VoteRecord, codes: list[str], disk: Disk, receipts: dict[int, str], dice: random.Random
) -> None:
    moment = dice.randrange(1, len(disk.steps) + 1)
    for name, content in disk.after_cut(moment, dice).items():
        (Path(os.environ["LINTU_VAR"]) / name).write_bytes(content)
    acknowledged = disk.acknowledged_before(moment)
    kept = _ballots_in_box(found)
    lost = sum(place not in kept for place in acknowledged)
    found.cuts += 1
    found.acknowledged += len(acknowledged)
    found.ballots += kept.total()
    found.lost += lost
    found.cuts_with_loss += lost > 0
    found.doubled += sum(times - 1 for times in kept.values())
    if lost:
        return
    again = [*acknowledged[-SENT_AGAIN:], *(place for place in range(len(codes)) if place not in kept)][
        : 2 * SENT_AGAIN
    ]
    for place in again:
        receipt = cast(vote.id, form(vote, codes[place], place)).receipt
        found.sent_again += 1
        found.wrong_again += receipt != receipts[place]
    found.doubled += sum(times - 1 for times in _ballots_in_box(found).values())


def _ballots_in_box(found: Cuts) -> Counter[int]:
    """How often each place's ballot is in the box."""
    with sqlite3.connect(Path(os.environ["LINTU_VAR"]) / FILE) as database:
        sound = database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        contents = [one for (one,) in database.execute("SELECT content FROM ballot")]
        used = database.execute("SELECT count(*) FROM voting_code WHERE is_used").fetchone()[0]
    database.close()
    found.damaged += not sound or used != len(contents)
    ballots = [ballot_of(type(ballot(0)), ("", "", ""), content) for content in contents]
    return Counter(place_of(one) for one in ballots if isinstance(one, ScoreBallot))


@contextmanager
def _open_folder(folder: Path) -> Iterator[None]:
    """The store in this folder, closed again afterwards."""
    folder.mkdir(exist_ok=True)
    before = os.environ.get("LINTU_VAR", "var")
    os.environ["LINTU_VAR"] = str(folder)
    try:
        yield
    finally:
        the_writer().stop()
        the_store().close()
        os.environ["LINTU_VAR"] = before
