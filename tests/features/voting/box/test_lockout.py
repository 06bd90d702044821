"""Who guesses waits; who slips does not."""

from __future__ import annotations

import pytest

from features.voting.box.errors import LockedOutError, MistypedCodeError, UnknownCodeError
from features.voting.box.lockout import Lockout


class Clock:
    def __init__(self) -> None:
        self.now = 1000

    def __call__(self) -> int:
        return self.now


def guess(lockout: Lockout, address: str, error: type[Exception] = UnknownCodeError) -> None:
    with pytest.raises(error), lockout.guarding(address):
        raise error


def test_five_unknown_codes_lock_an_address_out_for_a_quarter_of_an_hour() -> None:
    clock = Clock()
    lockout = Lockout(clock)
    for _ in range(5):
        guess(lockout, "10.0.0.7")
        clock.now += 60
    with pytest.raises(LockedOutError) as caught, lockout.guarding("10.0.0.7"):
        pytest.fail("the block must not run")
    assert caught.value.facts == {"minutes": 10}  # the first was 5 minutes ago
    with lockout.guarding("10.0.0.8"):
        pass
    clock.now += 10 * 60
    guess(lockout, "10.0.0.7")
    assert lockout.seconds_left("10.0.0.7") == 60  # one try came free, and it was used


def test_slips_of_typing_and_good_codes_cost_nothing() -> None:
    lockout = Lockout(Clock())
    for _ in range(50):
        guess(lockout, "hall", MistypedCodeError)
        with lockout.guarding("hall"):
            pass
    assert lockout.seconds_left("hall") == 0


def test_addresses_are_not_kept_as_they_are_and_not_for_ever() -> None:
    lockout = Lockout(Clock())
    for number in range(10_050):
        guess(lockout, f"10.0.{number}")
    assert len(lockout._tries) == 10_000
    assert "10.0." not in repr(vars(lockout))
