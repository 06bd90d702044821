"""What is sealed for one use comes back from no other, from no other key and not for ever."""

from __future__ import annotations

import pytest
from itsdangerous import URLSafeTimedSerializer

from base.clock import SteadyClock
from tests.web.door.clock import Clock
from web.door.forms import FormSeal
from web.seals import Seal

KEY = bytes(range(32))


@pytest.mark.parametrize("value", ["a vote", {"code": "7KQ2", "to": "徐镇"}])
def test_a_value_comes_back(value: object) -> None:
    assert Seal(KEY, "kiosk", 60).read(Seal(KEY, "kiosk", 60).write(value)) == value


def test_what_was_sealed_by_an_earlier_program_is_read() -> None:
    assert Seal(KEY, "kiosk", 60).read(str(URLSafeTimedSerializer(KEY, salt="kiosk").dumps("vote"))) == "vote"


@pytest.mark.parametrize("sealed", ["", "a.b.c", "é", "\udc80", "eyJhIjoxfQ.x.y"])
def test_what_is_none_of_ours_is_nothing(sealed: str) -> None:
    assert Seal(KEY, "kiosk", 60).read(sealed) is None


def test_another_use_or_another_key_reads_nothing() -> None:
    sealed = Seal(KEY, "kiosk", 60).write("vote")
    assert Seal(KEY, "kiosk-pass", 60).read(sealed) is None
    assert Seal(bytes(32), "kiosk", 60).read(sealed) is None
    assert repr(KEY) not in repr(Seal(KEY, "kiosk", 60))


def test_a_seal_is_too_old_after_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    passed = Clock(1_000)
    monkeypatch.setattr("web.seals.STEADY", SteadyClock(lambda: 1_000, passed))
    sealed = Seal(KEY, "kiosk", 60).write("vote")
    passed.wait(60)
    assert Seal(KEY, "kiosk", 60).read(sealed) == "vote"
    passed.wait(1)
    assert Seal(KEY, "kiosk", 60).read(sealed) is None


def test_no_secret_holds_what_is_no_seal() -> None:
    """A cookie can be anything, also the word for nothing."""
    seal = FormSeal()
    assert seal.is_valid(seal.seal("None"), "None")
    assert not seal.is_valid("a.b.c", "None")
    assert not seal.is_valid(seal.seal(""), "")


@pytest.mark.parametrize("set_by_s", [-3600, 3600, -8 * 3600, 6 * 365 * 86_400])
def test_setting_the_clock_ends_nothing_that_was_sealed(
    set_by_s: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An hour for summer time, eight for a wrong time zone, years for an empty battery."""
    wall, passed = Clock(1_800_000_000), Clock(50)
    monkeypatch.setattr("web.seals.STEADY", SteadyClock(wall, passed))
    form, before = Seal(KEY, "form", 60), FormSeal()
    sealed, at_the_door = form.write("x"), before.seal("secret")
    wall.wait(set_by_s)
    passed.wait(5)
    assert form.read(sealed) == "x"
    assert before.is_valid(at_the_door, "secret")
    assert form.read(form.write("y")) == "y"
    passed.wait(56)
    assert form.read(sealed) is None


def test_after_a_restart_a_clock_that_was_ahead_by_half_a_day_ends_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = Seal(KEY, "form", 3600)
    monkeypatch.setattr("web.seals.STEADY", SteadyClock(Clock(1_800_000_000), Clock()))
    sealed = form.write("x")
    for back_s, value in ((3600, "x"), (12 * 3600, "x"), (12 * 3600 + 1, None)):
        monkeypatch.setattr("web.seals.STEADY", SteadyClock(Clock(1_800_000_000 - back_s), Clock()))
        assert form.read(sealed) == value
