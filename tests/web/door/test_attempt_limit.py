"""How fast a pass code can be guessed."""

from __future__ import annotations

from tests.web.door.clock import Clock
from web.door.attempt_limit import TRIES_OF_ALL, AttemptLimit

MINUTE = 60


def attempts_let_through(tries: AttemptLimit, address: str, guesses: int) -> int:
    return sum(tries.begin(address) == 0 for _ in range(guesses))


def test_of_a_thousand_guesses_five_are_looked_at() -> None:
    assert attempts_let_through(AttemptLimit(Clock()), "192.0.2.7", 1000) == 5


def test_after_five_one_waits_a_quarter_of_an_hour_then_twice_that() -> None:
    clock = Clock()
    tries = AttemptLimit(clock)
    waits = []
    for _ in range(6):
        assert attempts_let_through(tries, "192.0.2.7", 1000) == 5
        waits.append(tries.begin("192.0.2.7"))
        clock.wait(waits[-1] - 1)
        assert attempts_let_through(tries, "192.0.2.7", 1) == 0
        clock.wait(1)
    assert waits == [15 * MINUTE, 30 * MINUTE, 60 * MINUTE, 120 * MINUTE, 120 * MINUTE, 120 * MINUTE]


def test_slow_mistakes_are_no_guessing() -> None:
    clock = Clock()
    tries = AttemptLimit(clock)
    for _ in range(20):
        assert tries.begin("192.0.2.7") == 0
        clock.wait(4 * MINUTE)  # four tries in any quarter of an hour


def test_addresses_do_not_shut_each_other_out_until_there_are_many() -> None:
    tries = AttemptLimit(Clock())
    counts = [attempts_let_through(tries, f"192.0.2.{device}", 10) for device in range(1, 31)]
    assert counts == [5] * 12 + [0] * 18
    assert sum(counts) == TRIES_OF_ALL
    assert attempts_let_through(tries, "127.0.0.1", 10) == 5  # whoever sits at the machine can always come in


def test_being_shut_for_all_lasts_a_quarter_of_an_hour_each_time() -> None:
    clock = Clock()
    tries = AttemptLimit(clock)
    for first in (1, 101):
        for device in range(first, first + 12):
            attempts_let_through(tries, f"192.0.2.{device}", 5)
        assert tries.begin("198.51.100.1") == 15 * MINUTE
        clock.wait(15 * MINUTE)
    assert tries.begin("198.51.100.1") == 0


def test_who_knew_the_code_begins_anew() -> None:
    tries = AttemptLimit(Clock())
    assert attempts_let_through(tries, "192.0.2.7", 4) == 4
    tries.reset("192.0.2.7")
    assert attempts_let_through(tries, "192.0.2.7", 10) == 5


def test_one_device_with_many_ipv6_addresses_counts_once() -> None:
    tries = AttemptLimit(Clock())
    assert sum(tries.begin(f"2001:db8:1:2::{n:x}") == 0 for n in range(100)) == 5
    assert tries.begin("2001:db8:1:3::1") == 0  # the network next to it


def test_a_day_of_quiet_is_forgotten() -> None:
    clock = Clock()
    tries = AttemptLimit(clock)
    attempts_let_through(tries, "192.0.2.7", 5)
    clock.wait(25 * 3600)
    assert tries.begin("192.0.2.8") == 0
    assert set(tries._records) == {"192.0.2.8", "all"}
    attempts_let_through(tries, "192.0.2.7", 5)
    assert tries.begin("192.0.2.7") == 15 * MINUTE
