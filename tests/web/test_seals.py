"""What is sealed for one use comes back from no other, from no other key and not for ever."""

from __future__ import annotations

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

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
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: 1_000)
    sealed = Seal(KEY, "kiosk", 60).write("vote")
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: 1_060)
    assert Seal(KEY, "kiosk", 60).read(sealed) == "vote"
    monkeypatch.setattr(TimestampSigner, "get_timestamp", lambda _: 1_061)
    assert Seal(KEY, "kiosk", 60).read(sealed) is None


def test_no_secret_holds_what_is_no_seal() -> None:
    """A cookie can be anything, also the word for nothing."""
    seal = FormSeal()
    assert seal.is_valid(seal.seal("None"), "None")
    assert not seal.is_valid("a.b.c", "None")
    assert not seal.is_valid(seal.seal(""), "")
