"""Partners and resources of a packet: new ones come in, one that was changed elsewhere follows.

Contacts are in no packet: they stay on the machine on which they were written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import shapely
from sqlalchemy import Connection, Select, select

from data.catalogue import load_catalogue
from data.store.event_merge import MergeSummary
from data.store.record_merge import RecordTables, merge_record, rows_by
from data.store.rows import row_where
from features.feature import PacketPart, PacketTable, rows_under
from features.partnership.limits import check_partner, check_resource
from features.partnership.partner_rows import partner_from, resource_from
from features.partnership.schema import PARTNER, PARTNER_EVENT, RESOURCE, RESOURCE_EVENT

Row = dict[str, Any]
_PARTNERS = RecordTables(PARTNER, PARTNER_EVENT, "partner_id")
_RESOURCES = RecordTables(RESOURCE, RESOURCE_EVENT, "resource_id")


def merge_partnership(
    connection: Connection, rows: Mapping[str, Sequence[Row]], summary: MergeSummary
) -> None:
    """Merge these partners and resources with their events.

    Raises ValueError, KeyError or a PartnershipError for rows that belong to nothing of the packet or could
    not be read.
    """
    partners, resources = rows["partner"], rows["resource"]
    known = {row["id"]: row["community"] for row in partners}
    for row in resources:
        if known[row["partner"]] != row["community"]:
            raise ValueError("partner")
    _merge(connection, _PARTNERS, partners, rows["partner_event"], summary)
    _merge(connection, _RESOURCES, resources, rows["resource_event"], summary)
    for table, found in ((PARTNER, partners), (RESOURCE, resources)):
        for row in found:
            _require_readable(row_where(connection, table, table.c.id == row["id"]))


def _merge(
    connection: Connection,
    tables: RecordTables,
    records: Sequence[Row],
    events: Sequence[Row],
    summary: MergeSummary,
) -> None:
    ids = {row["id"] for row in records}
    for event in events:
        if event[tables.parent] not in ids:
            raise KeyError(event[tables.parent])
        _require_event(event, tables)
    by_record = rows_by(tables.parent, events)
    for row in records:
        summary.new += merge_record(connection, tables, row, by_record.get(row["id"], ()), summary)


def _require_event(event: Row, tables: RecordTables) -> None:
    if datetime.fromisoformat(event["at"]).tzinfo is None:
        raise ValueError("at")
    blank = {"id": "", "community": "", "version": 0}
    facts = dict(event["facts"])
    if tables is _PARTNERS:
        partner_from(blank | facts)
        return
    shape = facts.get("shape")
    resource_from(blank | facts | {"shape": bytes.fromhex(shape) if shape is not None else None})


def _require_readable(row: Any) -> None:
    """Read a row as pages do. Raises what that raises, and ValueError for a shape that nobody could draw."""
    catalogue = load_catalogue()
    if "partner" not in row:
        check_partner(partner_from(row).facts, catalogue)
        return
    facts = check_resource(resource_from(row).facts, catalogue)
    if facts.shape is not None and (facts.shape.is_empty or not shapely.is_valid(facts.shape)):
        raise ValueError(row["id"])


def _partners(community: str) -> Select[Any]:
    return select(PARTNER.c.id).where(PARTNER.c.community == community)


def _resources(community: str) -> Select[Any]:
    return select(RESOURCE.c.id).where(RESOURCE.c.community == community)


PACKET = PacketPart(
    (
        PacketTable(PARTNER, rows_under(PARTNER, "id", _partners)),
        PacketTable(PARTNER_EVENT, rows_under(PARTNER_EVENT, "partner_id", _partners), "id"),
        PacketTable(RESOURCE, rows_under(RESOURCE, "id", _resources), names_layers=True),
        PacketTable(RESOURCE_EVENT, rows_under(RESOURCE_EVENT, "resource_id", _resources), "id"),
    ),
    merge_partnership,
)
