"""A vote under power cuts and kills, a few of each; `python -m benchmarks.voting` makes hundreds."""

from __future__ import annotations

import random
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from benchmarks.voting.cutting import cut
from benchmarks.voting.killing import kill_and_count
from benchmarks.voting.recorded_disk import WEAK, Disk, Step
from data.store.open_store import the_store
from data.store.writer import the_writer


@pytest.mark.slow
@pytest.mark.usefixtures("disk_waited_for")
def test_a_power_cut_at_any_moment_loses_and_doubles_nothing() -> None:
    found = cut(12, voters=150)
    assert found.is_well
    assert found.acknowledged > 0
    assert found.sent_again > 0


@pytest.mark.usefixtures("disk_waited_for")
def test_the_same_cuts_find_losses_where_less_is_synced() -> None:
    """The test above is worth nothing if these cuts could not lose a ballot."""
    assert cut(4, WEAK, voters=150).lost > 0


def test_what_a_cut_leaves() -> None:
    steps = [
        Step("write", "f", 0, b"a" * 600),
        Step("sync", "f"),
        Step("acknowledged", at=7),
        Step("write", "f", 500, b"b" * 600),
        Step("truncate", "f", 10),
        Step("sync", "f"),
        Step("delete", "f"),
        Step("sync", "f"),
    ]
    disk = Disk({"f": b"", "g": b"there"}, steps)
    dice = random.Random(1)
    assert disk.after_cut(2, dice) == {"f": b"a" * 600, "g": b"there"}
    assert disk.acknowledged_before(2) == []
    assert disk.acknowledged_before(3) == [7]
    assert disk.after_cut(6, dice)["f"] == b"a" * 10
    assert disk.after_cut(8, dice) == {"g": b"there"}
    torn = {disk.after_cut(4, dice)["f"] for _ in range(200)}
    start, middle, end = b"a" * 500, (b"a" * 12, b"b" * 12), (b"b" * 512, b"b" * 76)
    assert start + middle[1] + b"a" * 88 in torn  # the first sector only
    assert start + middle[1] + end[0] + end[1] in torn
    assert start + middle[0] + end[0] in torn
    assert len(torn) == 8  # three sectors, each there or not


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="forks servers")
def test_after_kills_of_the_pages_every_receipt_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    try:
        with ThreadPoolExecutor(1) as aside:  # browser tests leave an event loop running in this thread
            account, seen = aside.submit(kill_and_count, tmp_path, 3).result()
    finally:
        the_writer().stop()
        the_store().close()
    assert account.is_well
    assert account.acknowledged >= 3
    assert seen.refused == []
