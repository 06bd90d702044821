"""Who is in, and for how long."""

from __future__ import annotations

import logging

import pytest

from tests.web.door.clock import Clock
from web.door.sessions import MOST, Sessions

MINUTE = 60
HOUR = 3600


def test_only_a_secret_that_was_given_lets_in() -> None:
    sessions = Sessions(Clock())
    secret = sessions.begin()
    assert sessions.use(secret)
    assert not sessions.use("")
    assert not sessions.use(secret[:-1])
    assert secret not in repr(sessions.__dict__)
    assert len({sessions.begin() for _ in range(50)}) == 50


def test_half_an_hour_of_nothing_ends_it() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    secret = sessions.begin()
    clock.wait(30 * MINUTE - 1)
    assert sessions.use(secret)
    clock.wait(30 * MINUTE - 1)
    assert sessions.is_valid(secret)
    clock.wait(1)
    assert not sessions.is_valid(secret)
    assert not sessions.use(secret)


def test_asking_is_not_using() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    secret = sessions.begin()
    for _ in range(29):
        clock.wait(MINUTE)
        assert sessions.is_valid(secret)
    clock.wait(MINUTE)
    assert not sessions.is_valid(secret)


def test_eight_hours_end_it_however_busy() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    secret = sessions.begin()
    for _ in range(31):
        clock.wait(HOUR / 4)
        assert sessions.use(secret)
    clock.wait(HOUR / 4)
    assert not sessions.use(secret)


def test_one_is_taken_out_or_all() -> None:
    sessions = Sessions(Clock())
    first, second, third = (sessions.begin() for _ in range(3))
    sessions.end(first)
    sessions.end("nobody")
    assert [sessions.use(secret) for secret in (first, second, third)] == [False, True, True]
    sessions.end_all()
    assert [sessions.use(secret) for secret in (first, second, third)] == [False] * 3


def test_the_table_does_not_grow_without_end() -> None:
    clock = Clock()
    sessions = Sessions(clock)
    secrets = []
    for _ in range(MOST + 1):
        clock.wait(1)
        secrets.append(sessions.begin())
    assert [sessions.is_valid(secret) for secret in secrets] == [False] + [True] * MOST


def test_a_revoked_session_and_who_uses_it_again_stand_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    sessions = Sessions(Clock())
    secret, others = sessions.begin(), [sessions.begin() for _ in range(2)]
    with caplog.at_level(logging.WARNING, "lintu.door"):
        sessions.end(secret, "the browser became a kiosk")
        sessions.end("never given")
        assert not sessions.use(secret)
        sessions.end_all()
    lines = [record.getMessage() for record in caplog.records]
    assert len(lines) == 4
    assert "became a kiosk" in lines[0]
    assert "after it was revoked" in lines[1]
    assert all("everybody signed out" in line for line in lines[2:])
    assert not any(one in line for one in (secret, *others) for line in lines)
