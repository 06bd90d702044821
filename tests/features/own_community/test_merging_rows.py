"""Options and reports that were changed on two machines: no work is lost, and nothing doubles."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from sqlalchemy import Connection, Table, insert, select, update

from data.store.connections import Connections
from data.store.tables import METADATA
from features.options.schema import EVENT, INTERVENTION, LAYOUT_OPTION
from features.own_community.errors import NotAPacketError
from features.packets.packet import packet, unpack
from features.reports.schema import REPORT, REPORT_EVENT, REPORT_PHOTO
from tests.data.store.rows import an_option
from tests.features.own_community.machines import add, add_seat, both, carry_packet, remove, table
from tests.features.own_community.test_packet import counts, rewritten, with_option
from tests.features.own_community.village import X, Y, square

POINT = shapely.to_wkb(shapely.Point(X, Y))


def as_event_keeps(connection: Connection, table: Table, name: str) -> dict[str, Any]:
    """The row as an event has it."""
    row = connection.execute(select(table).where(table.c.id == name)).one()._asdict()
    return {key: value.hex() if isinstance(value, bytes) else value for key, value in row.items()}


def an_intervention(name: str, option: str = "o1", **changed: Any) -> dict[str, Any]:
    row = {
        "id": name, "option_id": option, "position": 0, "removed": False, "version": 1, "action": "build",
        "scenario": "pocket_park", "shape": POINT, "epsg": 4548, "name": name, "provides": [],
        "functions": [], "cost_cny": 0.0, "upkeep_cny": 0.0, "adopter": "", "note": "", "use_rules": "",
        "width_m": 0.0, "speaker_db": 0.0, "confirmed": [],
    }  # fmt: skip
    return row | changed


def rows(store: Connections, of: Any) -> list[dict[str, Any]]:
    with store.reading() as connection:
        return [row._asdict() for row in connection.execute(select(of).order_by(of.c.id))]


def option(store: Connections, key: str) -> None:
    with store.writing() as connection:
        connection.execute(insert(LAYOUT_OPTION), an_option("o1", community=key, letter="A", name="方案"))
        connection.execute(insert(INTERVENTION), an_intervention("i1"))
        _event(connection, "2026-11-20T08:00:00", "draw", "i1", standing="live")


def _event(connection: Any, at: str, kind: str, subject: str, **more: Any) -> int:
    row = {
        "at": at, "actor": "甲", "option_id": "o1", "subject": "intervention", "subject_id": subject,
        "kind": kind, "before": None, "after": None, "standing": "kept",
    }  # fmt: skip
    return int(connection.execute(insert(EVENT).returning(EVENT.c.id), row | more).scalar_one())


def rename_intervention(store: Connections, at: str, name: str, version: int) -> None:
    """Somebody calls the first intervention something else."""
    with store.writing() as connection:
        mine = INTERVENTION.c.id == "i1"
        connection.execute(update(INTERVENTION).where(mine).values(name=name, version=version))
        after = as_event_keeps(connection, INTERVENTION, "i1")
        _event(connection, at, "edit", "i1", after=after, standing="live")


def names_by_option(store: Connections) -> dict[str, str]:
    """Name of the option → name of its first intervention."""
    options = {one["id"]: one["name"] for one in rows(store, LAYOUT_OPTION)}
    return {options[one["option_id"]]: one["name"] for one in rows(store, INTERVENTION)}


def test_an_option_that_both_changed_stands_twice_and_alike_on_both(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    option(store, key)
    carry_packet(store, other, key)
    rename_intervention(store, "2026-11-21T08:00:00", "这台", 2)
    rename_intervention(other, "2026-11-21T09:00:00", "那台", 3)
    old = packet(other, key)
    merged = carry_packet(other, store, key)
    assert merged.split == ("方案",)
    assert names_by_option(store) == {"方案": "这台", "方案（另一份 other copy）": "那台"}
    before = counts(store)
    again = carry_packet(other, store, key)
    assert (again.new_rows, again.split, again.replaced) == (0, (), 0)
    assert counts(store) == before
    assert packet(other, key) == old
    carry_packet(store, other, key)
    assert names_by_option(other) == names_by_option(store)
    assert sorted(one["kind"] for one in rows(other, EVENT)) == ["draw", "draw", "edit", "edit"]
    rename_intervention(other, "2026-11-22T09:00:00", "后来", 9)
    assert carry_packet(other, store, key).split == ()
    assert names_by_option(store) == {"方案": "后来", "方案（另一份 other copy）": "那台"}
    carry_packet(store, other, key)
    for name in ("layout_option", "intervention", "event"):
        assert counts(other)[name] == counts(store)[name]


def test_work_that_goes_on_in_the_copy_of_a_split_option_is_kept(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    option(store, key)
    carry_packet(store, other, key)
    rename_intervention(store, "2026-11-21T08:00:00", "这台", 2)
    rename_intervention(other, "2026-11-21T09:00:00", "那台", 3)
    carry_packet(other, store, key)
    rename_intervention(other, "2026-11-21T10:00:00", "那台又改", 4)  # before it ever saw our packet
    carry_packet(other, store, key)
    assert names_by_option(store) == {"方案": "这台", "方案（另一份 other copy）": "那台又改"}


def test_an_undo_on_one_machine_moves_the_chain_on_the_other(store: Connections, other: Connections) -> None:
    key = both(store, other)
    option(store, key)
    carry_packet(store, other, key)
    with other.writing() as connection:
        connection.execute(update(EVENT).values(standing="undone"))
        first = connection.execute(select(EVENT.c.id)).scalar_one()
        _event(connection, "2026-11-21T08:00:00", "undo", "i1", undo_of=first)
        connection.execute(update(INTERVENTION).values(removed=True, version=2))
    assert carry_packet(other, store, key).new_rows == 1
    assert [(one["kind"], one["standing"]) for one in rows(store, EVENT)] == [
        ("draw", "undone"),
        ("undo", "kept"),
    ]
    assert rows(store, INTERVENTION)[0]["removed"] is True
    assert packet(store, key) == packet(other, key)


def move_report(store: Connections, at: str, state: str) -> None:
    event = {
        "report_id": "r1", "at": at, "actor": "甲", "kind": "move", "from_state": "new", "to_state": state,
        "staff_note": "", "public_words": "", "before": {}, "after": {}, "photo_ids": [],
    }  # fmt: skip
    with store.writing() as connection:
        connection.execute(insert(REPORT_EVENT), event)
        connection.execute(update(REPORT).values(state=state, version=REPORT.c.version + 1))


def photo(name: str, position: int, **changed: Any) -> dict[str, Any]:
    row = {
        "id": name, "report_id": "r1", "position": position, "role": "after", "width_px": 1, "height_px": 1,
        "is_redacted": False, "jpeg": b"\xff\xd8\xff\x00", "thumbnail": b"\xff\xd8\xff",
    }  # fmt: skip
    return row | changed


def test_a_report_that_both_moved_keeps_the_later_move_and_both_in_its_record(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    with_option(store, key)
    carry_packet(store, other, key)
    move_report(store, "2026-11-21T08:00:00", "verified")
    move_report(store, "2026-11-21T08:30:00", "verified")  # more versions, but earlier
    move_report(other, "2026-11-21T09:00:00", "rejected")
    assert carry_packet(other, store, key).replaced == 1
    assert rows(store, REPORT)[0]["state"] == "rejected"
    assert len(rows(store, REPORT_EVENT)) == 3
    assert carry_packet(other, store, key).replaced == 0
    carry_packet(store, other, key)
    assert rows(other, REPORT)[0]["state"] == "rejected"
    assert len(rows(other, REPORT_EVENT)) == 3


def test_photos_of_both_machines_stay_and_a_face_stays_hidden(store: Connections, other: Connections) -> None:
    key = both(store, other)
    with_option(store, key)
    carry_packet(store, other, key)
    for machine, name in ((store, "p2"), (other, "p3")):
        with machine.writing() as connection:
            connection.execute(insert(REPORT_PHOTO), photo(name, 1))
    with other.writing() as connection:
        hidden = update(REPORT_PHOTO).where(REPORT_PHOTO.c.id == "p1")
        connection.execute(hidden.values(is_redacted=True, jpeg=b"\xff\xd8\xff\x09"))
    assert carry_packet(other, store, key).new_rows == 1
    found = {one["id"]: one for one in rows(store, REPORT_PHOTO)}
    assert {name: one["position"] for name, one in found.items()} == {"p1": 0, "p2": 1, "p3": 2}
    assert (found["p1"]["is_redacted"], found["p1"]["jpeg"]) == (True, b"\xff\xd8\xff\x09")
    carry_packet(store, other, key)
    assert len(rows(other, REPORT_PHOTO)) == 3


def test_a_row_of_the_file_that_both_took_over_is_one_report_with_the_events_of_both(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    for machine, name in ((store, "a"), (other, "b")):
        with_option(machine, key)
        with machine.writing() as connection:
            whole = {**rows(machine, REPORT)[0], "id": name, "source_id": "E1"}
            connection.execute(insert(REPORT), whole)
            connection.execute(insert(REPORT_PHOTO), photo(f"p{name}", 0, report_id=name))
    carry_packet(other, store, key)
    assert [one["id"] for one in rows(store, REPORT)] == ["a", "r1"]
    assert {one["id"]: one["report_id"] for one in rows(store, REPORT_PHOTO)}["pb"] == "a"


def test_events_that_say_the_same_twice_are_two(store: Connections, other: Connections) -> None:
    key = both(store, other)
    option(store, key)
    with store.writing() as connection:
        for _ in range(2):
            _event(connection, "2026-11-21T08:00:00", "edit", "i1")
    carry_packet(store, other, key)
    assert len(rows(other, EVENT)) == 3
    assert packet(other, key) == packet(store, key)


def test_what_names_a_thing_follows_its_new_number_on_both_machines(
    store: Connections, other: Connections
) -> None:
    key = both(store, other)
    for machine, x, name in ((store, 0.0, "this"), (other, 150.0, "that")):
        add_seat(machine, key, "F2", x)
        add(machine, key, "compounds", {"id": ["C1"], "name_zh": [name]}, [square(x, 50, 20)])
        with machine.writing() as connection:
            connection.execute(insert(LAYOUT_OPTION), an_option(f"o-{name}", community=key, letter=name))
            target = {"target_layer": "facilities", "target_id": "F2", "action": "repair"}
            connection.execute(insert(INTERVENTION), an_intervention(f"i-{name}", f"o-{name}", **target))

    def aims(machine: Connections) -> dict[str, str]:
        seats = table(machine, key, "facilities")
        return {one["id"]: seats[one["target_id"]]["name_zh"] for one in rows(machine, INTERVENTION)}

    old = packet(other, key)
    for _ in range(2):
        carry_packet(other, store, key)
        assert aims(store) == {"i-this": "座椅0", "i-that": "座椅150"}
    assert packet(other, key) == old
    carry_packet(store, other, key)
    assert aims(other) == aims(store)
    carry_packet(other, store, key)
    assert aims(store) == {"i-this": "座椅0", "i-that": "座椅150"}
    assert len(rows(store, INTERVENTION)) == 2
    remove(store, key, "compounds", "C1")


@pytest.mark.parametrize("table_name", ["layout_option", "report"])
def test_a_packet_cannot_reach_into_another_community(
    store: Connections, other: Connections, table_name: str
) -> None:
    key = both(store, other)
    with_option(store, key)
    raw = packet(store, key)
    with store.reading() as connection:
        row = dict(connection.execute(select(METADATA.tables[table_name])).one()._mapping)
    line = str({"id": row["id"], "community": "else"}).replace("'", '"').encode()
    reaching = rewritten(raw, **{f"rows__{table_name}.jsonl": line})
    with pytest.raises(NotAPacketError):
        unpack(other, reaching, "a.lintu")
    assert counts(other)[table_name] == 0
