"""Who is closed: the late, and where there are too many, the slowest of whoever holds the most."""

from __future__ import annotations

import pytest

from tests.web.connections.fakes import KINDS, Bench, FakeWire, limits
from web.connections.limits import RoomKind


def still_open(wires: list[FakeWire]) -> int:
    return sum(wire.is_open for wire in wires)


@pytest.mark.parametrize("kind", ["head", "ballot", "form", "large"])
def test_a_byte_in_nine_seconds_buys_no_time(kind: RoomKind) -> None:
    bench = Bench(limits())
    connection, wire = bench.connect("a", kind)
    bench.wait(9)
    bench.registry.note_moved(connection, 1)
    assert wire.is_open
    bench.wait(2)
    assert not wire.is_open
    assert len(bench.registry) == 0


def test_who_keeps_the_rate_is_waited_for_until_the_longest_time_and_no_more() -> None:
    bench = Bench(limits())
    connection, wire = bench.connect("a", "large")
    for _ in range(30):
        bench.registry.note_moved(connection, 200)
        bench.wait(1)
        assert wire.is_open
    bench.registry.note_moved(connection, 10**6)
    bench.wait(1)
    assert not wire.is_open


def test_bytes_sent_at_once_buy_no_long_silence() -> None:
    bench = Bench(limits())
    connection, wire = bench.connect("a", "large")
    bench.registry.note_moved(connection, 10**6)
    bench.wait(10)
    assert wire.is_open
    bench.wait(1)
    assert not wire.is_open


def test_whoever_is_being_answered_may_take_any_time() -> None:
    bench = Bench(limits())
    _, wire = bench.connect("a", None)
    bench.wait(300)
    assert wire.is_open


def test_a_sender_whom_we_do_not_read_is_not_late() -> None:
    bench = Bench(limits())
    _, wire = bench.connect("a", "large")
    wire.held_up = True
    bench.wait(60)
    assert wire.is_open
    wire.held_up = False
    bench.wait(11)
    assert not wire.is_open


@pytest.mark.parametrize("held_up", [False, True])
@pytest.mark.parametrize("kind", [None, "head", "socket"])
def test_an_answer_that_nobody_reads_is_given_up(kind: RoomKind | None, held_up: bool) -> None:
    bench = Bench(limits())
    _, wire = bench.connect("a", kind)
    wire.unread, wire.held_up = 50_000, held_up
    bench.wait(10)
    assert wire.is_open
    bench.wait(2)
    assert not wire.is_open


def test_an_answer_that_is_read_slowly_is_not_given_up_while_the_rate_is_kept() -> None:
    bench = Bench(limits())
    connection, wire = bench.connect("a", None)
    wire.unread = 50_000
    for _ in range(25):
        wire.unread -= 150
        bench.wait(1)
        assert wire.is_open
    wire.unread, wire.answered = 0, True
    bench.wait(1)
    assert connection.kind == "head"


def test_a_websocket_may_be_silent() -> None:
    bench = Bench(limits())
    _, wire = bench.connect("a", "socket")
    bench.wait(300)
    assert wire.is_open


@pytest.mark.parametrize("kind", ["head", "ballot", "form", "large"])
def test_one_address_cannot_take_a_room_and_its_oldest_makes_way(kind: RoomKind) -> None:
    bench = Bench(limits(room=10, of_address=5))
    slow = [bench.connect("a", kind)[1] for _ in range(5)]
    bench.wait(3)
    _, new = bench.connect("a", kind)
    assert [wire.is_open for wire in slow] == [False, True, True, True, True]
    assert new.is_open
    others = [bench.connect("b", kind)[1] for _ in range(5)]
    assert still_open([*slow, new, *others]) == 10


def test_in_a_full_room_the_address_with_most_slow_ones_makes_way() -> None:
    bench = Bench(limits(room=10, of_address=8))
    honest_and_slow = bench.connect("phone", "ballot")[1]
    attacker = [bench.connect("a", "ballot")[1] for _ in range(6)]
    bench.wait(3)
    hall = [bench.connect("hall", "ballot")[1] for _ in range(8)]
    assert honest_and_slow.is_open
    assert all(wire.is_open for wire in hall), "many quick ones of one address are no attack"
    assert [wire.is_open for wire in attacker] == [False] * 5 + [True]


def test_behind_one_address_the_slow_make_way_for_the_quick() -> None:
    """An attacker behind the Wi-Fi of the hall."""
    bench = Bench(limits(room=10, of_address=5))
    attacker = [bench.connect("wifi", "ballot")[1] for _ in range(5)]
    bench.wait(3)
    for _ in range(300):
        connection, wire = bench.connect("wifi", "ballot")
        bench.registry.place(connection, None)  # whole within the same second
        assert wire.is_open
        bench.registry.forget(connection)
    assert still_open(attacker) == 4


@pytest.mark.parametrize("other", [kind for kind in KINDS if kind not in ("ballot", "socket")])
def test_no_other_kind_takes_the_room_of_ballots(other: RoomKind) -> None:
    bench = Bench(limits(most=100, room=10, of_address=10))
    ballots = [bench.connect(f"phone-{at}", "ballot")[1] for at in range(10)]
    for at in range(500):
        bench.connect(f"a-{at % 50}", other)
    assert all(wire.is_open for wire in ballots)
    assert len(bench.registry.rooms[other]) == 10


def test_websockets_take_their_own_room_and_no_more() -> None:
    bench = Bench(limits(most=100, room=10, of_address=6))
    for _ in range(6):
        bench.connect("office", "socket")
    connection, _ = bench.connect("office")
    assert not bench.registry.has_room("socket", connection)
    elsewhere, _ = bench.connect("home")
    assert bench.registry.has_room("socket", elsewhere)


def test_where_there_are_too_many_of_all_kinds_heads_make_way_before_ballots() -> None:
    bench = Bench(limits(most=12, room=10, of_address=10))
    heads = [bench.connect("a")[1] for _ in range(6)]
    ballots = [bench.connect("b", "ballot")[1] for _ in range(6)]
    bench.wait(3)
    newest = [bench.connect("c")[1] for _ in range(6)]
    assert still_open(heads) == 0
    assert still_open(ballots) == still_open(newest) == 6
    assert len(bench.registry) == 12


def test_where_all_are_being_answered_a_new_connection_is_closed() -> None:
    bench = Bench(limits(most=5))
    served = [bench.connect("a", None)[1] for _ in range(5)]
    _, new = bench.connect("b")
    assert still_open(served) == 5
    assert not new.is_open
    assert len(bench.registry) == 5


def test_unfinished_bodies_are_limited_by_bytes_and_the_heaviest_address_loses_its_largest() -> None:
    bench = Bench(limits(most_bytes=1000))
    small, of_small = bench.connect("phone", "large")
    lesser, of_lesser = bench.connect("a", "large")
    larger, of_larger = bench.connect("a", "large")
    for connection, size in ((small, 300), (lesser, 300), (larger, 500)):
        bench.registry.note_moved(connection, size)
    bench.wait(1)
    assert (of_small.is_open, of_lesser.is_open, of_larger.is_open) == (True, True, False)


def test_a_connection_that_is_over_frees_its_place() -> None:
    bench = Bench(limits(most=5))
    for _ in range(50):
        connection, wire = bench.connect("a", "ballot")
        bench.wait(3)
        bench.registry.forget(connection)
        assert wire.is_open
    assert len(bench.registry) == 0
    assert bench.registry.of(wire) is None
    assert all(len(room) == 0 for room in bench.registry.rooms.values())
