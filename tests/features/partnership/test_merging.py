"""Partners in packets: two machines end alike, and contacts stay where they are."""

from __future__ import annotations

from typing import Any

import pytest
import shapely
from sqlalchemy import insert, select, update

from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from features.partnership.merge import PACKET, merge_partnership
from features.partnership.partner_rows import event_facts
from features.partnership.schema import PARTNER, PARTNER_CONTACT, PARTNER_EVENT, RESOURCE, RESOURCE_EVENT

Row = dict[str, Any]
AT, LATER = "2026-11-02T01:00:00.000+00:00", "2026-11-03T01:00:00.000+00:00"
EMPTY: dict[str, list[Row]] = {"partner": [], "partner_event": [], "resource": [], "resource_event": []}
SQUARE = shapely.to_wkb(shapely.box(0, 0, 10, 10), byte_order=1, flavor="iso")
BOW = shapely.to_wkb(shapely.Polygon([(0, 0), (1, 1), (1, 0), (0, 1)]), byte_order=1, flavor="iso")


def a_partner(**changed: Any) -> Row:
    row = {
        "id": "p", "community": "toy", "kind": "strategic", "name": "小学<script>", "is_body": True,
        "agreement": "开放操场", "agreed_from": "2026-01-01", "agreed_to": "", "is_signed": True,
        "may_be_named": False, "version": 1,
    }  # fmt: skip
    return row | changed


def a_resource(**changed: Any) -> Row:
    row = {
        "id": "r", "community": "toy", "partner": "p", "kind": "site", "name": "操场", "category": "",
        "quantity": 400.0, "unit": "平方米", "available_from": "", "available_to": "", "conditions": "",
        "owner_agrees": True, "is_withdrawn": False, "space": "", "epsg": 4548, "shape": SQUARE, "version": 1,
    }  # fmt: skip
    return row | changed


def event_of(row: Row, parent: str, at: str = AT, actor: str = "甲") -> Row:
    facts = {key: value for key, value in row.items() if key not in ("id", "community", "version")}
    return {parent: row["id"], "at": at, "actor": actor, "facts": event_facts(facts)}


def write(store: Connections) -> None:
    with store.writing() as connection:
        connection.execute(insert(PARTNER), a_partner())
        connection.execute(insert(PARTNER_EVENT), event_of(a_partner(), "partner_id"))
        connection.execute(insert(PARTNER_CONTACT), {"partner_id": "p", "contact": "13800138000"})
        connection.execute(insert(RESOURCE), a_resource())
        connection.execute(insert(RESOURCE_EVENT), event_of(a_resource(), "resource_id"))


def rows_in(store: Connections) -> dict[str, list[Row]]:
    """As a packet of the community has them."""
    with store.reading() as connection:
        return {
            part.table.name: [row._asdict() for row in connection.execute(part.query("toy"))]
            for part in PACKET.tables
        }


def content(store: Connections) -> dict[str, list[str]]:
    return {
        name: sorted(
            str({key: row[key] for key in row if key != "id" or "event" not in name}) for row in rows
        )
        for name, rows in rows_in(store).items()
    }


def bring(rows: dict[str, list[Row]], store: Connections) -> MergeSummary:
    summary = MergeSummary()
    with store.writing() as connection:
        merge_partnership(connection, rows, summary)
    return summary


def rename(store: Connections, name: str, at: str) -> None:
    with store.writing() as connection:
        connection.execute(update(PARTNER).values(name=name, version=2))
        connection.execute(insert(PARTNER_EVENT), event_of(a_partner(name=name), "partner_id", at))


def test_a_packet_comes_in_once_and_without_contacts(machines: tuple[Connections, Connections]) -> None:
    here, there = machines
    write(here)
    assert "13800138000" not in str(rows_in(here))
    assert bring(rows_in(here), there).new == 4
    assert bring(rows_in(here), there).new == 0
    assert content(here) == content(there)
    with there.reading() as connection:
        assert connection.execute(select(PARTNER_CONTACT)).all() == []


def test_machines_that_changed_the_same_partner_end_alike(machines: tuple[Connections, Connections]) -> None:
    here, there = machines
    write(here)
    bring(rows_in(here), there)
    rename(here, "老校", AT)
    rename(there, "新校", LATER)
    ours, theirs = rows_in(here), rows_in(there)
    assert bring(theirs, here).replaced == 1
    assert bring(ours, there).replaced == 1
    assert content(here) == content(there)
    assert rows_in(here)["partner"][0]["name"] == "新校"
    assert len(rows_in(here)["partner_event"]) == 3


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("partner", a_partner(kind="casino")),
        ("partner", a_partner(name=" ")),
        ("partner", a_partner(agreed_from="yesterday")),
        ("resource", a_resource(kind="casino")),
        ("resource", a_resource(quantity=0.0)),
        ("resource", a_resource(partner="nobody")),
        ("resource", a_resource(community="elsewhere")),
        ("resource", a_resource(shape=b"no shape")),
        ("resource", a_resource(shape=BOW)),
        ("partner_event", event_of(a_partner(id="nobody"), "partner_id")),
        ("partner_event", event_of(a_partner(), "partner_id", at="2026-11-02T01:00:00")),
        ("partner_event", event_of(a_partner(), "partner_id") | {"facts": {}}),
        ("resource_event", event_of(a_resource(), "resource_id") | {"facts": {"shape": "no"}}),
    ],
)
def test_what_no_page_could_open_never_comes_in(
    machines: tuple[Connections, Connections], table: str, row: Row
) -> None:
    here, _ = machines
    sound = {**EMPTY, "partner": [a_partner()], "resource": [a_resource()]}
    with pytest.raises(Exception, match=r".*") as refused:
        bring(sound | {table: [row]}, here)
    assert not isinstance(refused.value, AssertionError)
    assert rows_in(here) == EMPTY
