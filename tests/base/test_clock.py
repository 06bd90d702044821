"""Time that setting the clock does not change."""

from __future__ import annotations

import pytest

from base.clock import SteadyClock, elapsed_s
from tests.web.door.clock import Clock

HOUR = 3600


def test_time_goes_on_evenly_while_the_clock_is_set() -> None:
    wall, passed = Clock(1_800_000_000), Clock(7)
    steady = SteadyClock(wall, passed)
    for set_by_s in (0, -HOUR, 5 * HOUR):
        before = steady.now_s()
        wall.wait(set_by_s)
        passed.wait(10)
        assert steady.now_s() - before == 10


@pytest.mark.parametrize("set_by_s", [-HOUR, HOUR, -8 * HOUR, 150])
def test_a_jump_is_told_until_somebody_has_read_it(set_by_s: float) -> None:
    wall, passed = Clock(1_800_000_000), Clock()
    steady = SteadyClock(wall, passed)
    wall.wait(set_by_s + 20)
    passed.wait(20)
    assert steady.jump_s() == set_by_s
    steady.note_jump()
    assert steady.jump_s() == 0
    wall.wait(-set_by_s)
    assert steady.jump_s() == -set_by_s


def test_sleep_and_what_a_time_server_corrects_are_no_jumps() -> None:
    wall, passed = Clock(1_800_000_000), Clock()
    steady = SteadyClock(wall, passed)
    wall.wait(9 * HOUR + 1)
    passed.wait(9 * HOUR)
    assert steady.jump_s() == 0


def test_what_passes_is_counted_in_seconds() -> None:
    first = elapsed_s()
    assert 0 <= elapsed_s() - first < 5
