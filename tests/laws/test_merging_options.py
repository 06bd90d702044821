"""Laws of merging layout options that people changed, locked and opened again at random on three machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Connection, insert, select, update

from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store
from features.options.schema import EVENT, INTERVENTION, LAYOUT_OPTION
from features.packets.packet import packet, unpack
from tests.examples import examples
from tests.features.own_community.machines import both, carry_packet
from tests.features.own_community.test_merging_rows import an_intervention, as_event_keeps, option, rows
from tests.features.own_community.test_packet import counts

MACHINE = st.integers(0, 2)
DEED = st.one_of(
    st.tuples(st.just("name"), MACHINE, st.integers(0, 3), st.sampled_from("甲乙丙")),
    st.tuples(st.just("state"), MACHINE, st.integers(0, 3), st.sampled_from(["open", "locked"])),
    st.tuples(st.just("draw"), MACHINE, st.integers(0, 3), st.just("")),
    st.tuples(st.just("carry"), MACHINE, MACHINE, st.just("")),
)
CLOCK = st.integers(1, 6)
"""Hours: clocks of two machines may agree, and may be wrong."""


@contextmanager
def three_machines() -> Iterator[tuple[tuple[Connections, ...], str]]:
    """With the same village and one option in it."""
    with TemporaryDirectory() as made:
        stores = tuple(open_store(file_address(Path(made) / f"{number}.sqlite")) for number in range(3))
        try:
            key = both(stores[0], stores[1])
            option(stores[0], key)
            carry_packet(stores[0], stores[1], key)
            carry_packet(stores[0], stores[2], key)
            yield stores, key
        finally:
            for store in stores:
                store.close()


def do(store: Connections, what: str, which: int, value: str, hour: int, number: int = 0) -> None:
    """Somebody draws in an option or names what was drawn, unless it is locked, or changes its state."""
    with store.writing() as connection:
        options = connection.execute(select(LAYOUT_OPTION).order_by(LAYOUT_OPTION.c.id)).all()
        found = options[which % len(options)]
        if what == "state" and found.state != value:
            _change(connection, LAYOUT_OPTION, found.id, found.id, hour, state=value)
        elif what == "name" and found.state == "open":
            mine = select(INTERVENTION.c.id).where(INTERVENTION.c.option_id == found.id)
            first = connection.execute(mine.order_by(INTERVENTION.c.id)).scalars().first()
            _change(connection, INTERVENTION, str(first), found.id, hour, name=value)
        elif what == "draw" and found.state == "open":
            drawn = an_intervention(f"drawn{number}", found.id)
            connection.execute(insert(INTERVENTION), drawn)
            _change(connection, INTERVENTION, drawn["id"], found.id, hour, name="新")


def _change(connection: Connection, table: Any, row: str, of: str, hour: int, **values: str) -> None:
    connection.execute(update(table).where(table.c.id == row).values(**values, version=table.c.version + 1))
    event = {
        "at": f"2026-11-21T0{hour}:00:00", "actor": "甲", "option_id": of, "subject_id": row, "before": None,
        "subject": "option" if row == of else "intervention", "kind": "edit",
        "after": as_event_keeps(connection, table, row),
        "standing": "live",
    }  # fmt: skip
    connection.execute(insert(EVENT), event)


def option_facts(store: Connections) -> list[tuple[Any, ...]]:
    """What people see: each option with its state and the name of its intervention."""
    options = {one["id"]: one for one in rows(store, LAYOUT_OPTION)}
    return sorted(
        (one["option_id"], options[one["option_id"]]["name"], options[one["option_id"]]["state"], one["name"])
        for one in rows(store, INTERVENTION)
    )


def ends_alike(deeds: list[Any]) -> bool:
    """Whether three machines that did this show the same options once all have exchanged packets."""
    with three_machines() as (stores, key):
        for number, ((what, one, other, value), hour) in enumerate(deeds):
            if what == "carry":
                _carry(stores[one], stores[other], key)
            else:
                do(stores[one], what, other, value, hour, number)
        for one, other in ((1, 0), (2, 0), (0, 1), (0, 2)):
            _carry(stores[one], stores[other], key)
        first = option_facts(stores[0])
        return [option_facts(store) for store in stores[1:]] == [first, first]


@examples(fast=2, slow=20)
@given(st.lists(st.tuples(DEED, CLOCK), min_size=2, max_size=9))
def test_machines_that_exchange_packets_end_with_the_same_options(deeds: list[Any]) -> None:
    assert ends_alike(deeds)


def test_an_option_locked_and_changed_on_three_machines_ends_the_same() -> None:
    assert ends_alike(
        [
            (("name", 2, 0, "丙"), 4),
            (("state", 2, 3, "open"), 3),
            (("carry", 2, 0, ""), 4),
            (("state", 0, 1, "locked"), 3),
            (("carry", 0, 1, ""), 3),
            (("state", 1, 2, "locked"), 1),
            (("name", 2, 2, "甲"), 1),
            (("state", 0, 0, "open"), 6),
        ]
    )


@examples(fast=2, slow=15)
@given(st.lists(st.tuples(DEED, CLOCK), min_size=1, max_size=6))
def test_a_locked_option_stays_what_it_is_whatever_an_unlocked_one_comes_with(deeds: list[Any]) -> None:
    """A ballot is being prepared here; the other machine, which knows nothing of it, goes on drawing."""
    with three_machines() as (stores, key):
        do(stores[0], "name", 0, "选票上的", 5)
        do(stores[0], "state", 0, "locked", 6)
        kept = option_facts(stores[0])
        for (what, _, which, value), hour in deeds:
            if what == "name":
                do(stores[1], what, which, value, hour)
        _carry(stores[1], stores[0], key)
        assert [one for one in option_facts(stores[0]) if one[0] == "o1"] == kept
        _carry(stores[0], stores[1], key)
        assert option_facts(stores[1]) == option_facts(stores[0])


def _carry(from_store: Connections, to_store: Connections, key: str) -> None:
    """A packet brought in; and once more, which does nothing."""
    raw = packet(from_store, key)
    unpack(to_store, raw, "a.lintu")
    before = counts(to_store), option_facts(to_store)
    unpack(to_store, raw, "a.lintu")
    assert (counts(to_store), option_facts(to_store)) == before
