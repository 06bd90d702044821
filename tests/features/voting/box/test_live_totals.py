"""Live totals: one step for all processes, and for the same process after a restart."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path
from subprocess import PIPE

import pytest

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting.box.casting import cast
from features.voting.box.live_totals import LiveCount, live_count
from features.voting.box.votes import VoteRecord, vote_record
from tests.features.voting.box.rounds import open_vote_with_codes, sending

pytestmark = pytest.mark.usefixtures("box_file")
LEAST = 5
ELSEWHERE = """
import json, sys
from entry.start import start
start()
from features.voting.wall import status_cache
from features.voting.wall.page import fragment_of
for vote in sys.stdin:
    status_cache._statuses.clear()  # as a second later
    print(json.dumps(fragment_of(vote.strip(), "zh", "http://192.168.43.1:8501").html), flush=True)
"""
Process = subprocess.Popen[str]


@pytest.fixture
def elsewhere(box_file: Path) -> Iterator[Process]:
    """A process of its own that shows the wall of each vote that it is asked for."""
    command = [sys.executable, "-c", ELSEWHERE]
    with subprocess.Popen(command, stdin=PIPE, stdout=PIPE, text=True, bufsize=1) as process:
        yield process


def shown_elsewhere(elsewhere: Process, vote: VoteRecord) -> tuple[int, list[int]]:
    """What the wall of the other process says: after how many ballots, and the totals."""
    assert elsewhere.stdin is not None
    assert elsewhere.stdout is not None
    elsewhere.stdin.write(f"{vote.id}\n")
    html = json.loads(elsewhere.stdout.readline())
    ballots = re.search(r"已数 (\d+) 票", html)
    assert ballots is not None
    beside = html[html.index('class="bars beside"') :]
    return int(ballots[1]), [int(one) for one in re.findall(r'class="figure">(\d+)<', beside)]


def totals(shown: LiveCount | None) -> tuple[int, list[int]]:
    return (shown.ballots, [int(one) for one in shown.totals.values()]) if shown else (0, [])


def restart() -> None:
    the_writer().stop()
    the_store().close()


def test_another_process_and_a_restart_show_no_single_ballot(elsewhere: Process) -> None:
    """Five for A, then one for B: who sees 5 : 0 here must not see 5 : 1 there."""
    vote, slips = open_vote_with_codes(codes=10, reveal="live")
    for slip in slips[:5]:
        cast(vote.id, sending(vote, slip, "A"))
    assert totals(live_count(vote, LEAST)) == (5, [5, 0, 0])
    cast(vote.id, sending(vote, slips[5], "B"))
    assert shown_elsewhere(elsewhere, vote) == (5, [5, 0, 0])
    restart()
    assert totals(live_count(vote_record(vote.id), LEAST)) == (5, [5, 0, 0])
    for slip in slips[6:]:
        cast(vote.id, sending(vote, slip, "B"))
    assert shown_elsewhere(elsewhere, vote) == (10, [5, 5, 0])
    assert totals(live_count(vote, LEAST)) == (10, [5, 5, 0])


def test_of_many_that_look_while_ballots_come_none_sees_a_smaller_step() -> None:
    vote, slips = open_vote_with_codes(codes=40, reveal="live")
    seen: set[int] = set()

    def look(_number: int) -> int:
        return totals(live_count(vote, LEAST))[0]

    with ThreadPoolExecutor(4) as looking:
        for slip in slips:
            looks = looking.map(look, range(4))
            cast(vote.id, sending(vote, slip))
            seen |= set(looks)
    steps = sorted(seen)
    assert steps[-1] >= 35
    assert all(later - earlier >= LEAST for earlier, later in pairwise(steps))


def test_nothing_is_shown_before_the_first_step_or_where_totals_are_hidden() -> None:
    for rules, shown in (({"reveal": "live"}, (5, [5, 0, 0])), ({}, (0, []))):
        vote, slips = open_vote_with_codes(codes=5, **rules)
        for slip in slips:
            assert totals(live_count(vote, LEAST)) == (0, [])
            cast(vote.id, sending(vote, slip, "A"))
        assert totals(live_count(vote, LEAST)) == shown
