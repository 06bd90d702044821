"""Reports of a packet: new ones come in, one that went on elsewhere follows.

Where both machines moved a report the later move holds and the record keeps both. A picture that was made
unrecognisable on one machine is so on the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from base.text_limits import NOTE_MAX, storable_shape, storable_text
from base.words import Message
from data.catalogue import load_catalogue
from data.store.event_merge import MergeSummary
from data.store.record_merge import (
    RecordTables,
    add_missing,
    free_position,
    merge_record,
    require_jpegs,
    rows_by,
    set_later_column,
)
from features.feature import PacketPart, PacketTable, rows_under
from features.reports.report_event import event_from
from features.reports.report_rows import is_report, report_event_rows, report_rows
from features.reports.report_values import whole_report
from features.reports.schema import REPORT, REPORT_EVENT, REPORT_PHOTO, REPORT_SUPPORT

Row = dict[str, Any]
_SENTENCE = Message("what the report says")
_TABLES = RecordTables(REPORT, REPORT_EVENT, "report_id", "duplicate_of", ("source_id",))
_PIXELS = ("jpeg", "thumbnail", "width_px", "height_px", "is_redacted")


def merge_reports(connection: Connection, rows: Mapping[str, Sequence[Row]], summary: MergeSummary) -> None:
    """Merge these reports with their photos, supporters and events."""
    require_jpegs(rows["report_photo"])
    ids = {row["id"]: _id_here(connection, row) for row in rows["report"]}
    events = rows_by("report_id", _renamed_rows(rows["report_event"], ids))
    for row in _renamed_rows(rows["report"], ids):
        summary.new += merge_record(connection, _TABLES, row, events.get(row["id"], ()), summary)
    set_later_column(connection, _TABLES, _renamed_rows(rows["report"], ids))
    summary.new += sum(_add_photo(connection, row) for row in _renamed_rows(rows["report_photo"], ids))
    supports = _renamed_rows(rows["report_support"], ids)
    summary.new += sum(add_missing(connection, REPORT_SUPPORT, row) for row in supports)
    for report_id in ids.values():
        _require_readable(connection, report_id)


def _require_readable(connection: Connection, report_id: str) -> None:
    """Read a report as pages do. Raises what that raises, and LimitError for what nobody could have sent."""
    (row,) = report_rows(connection, is_report(report_id))
    report, catalogue = whole_report(connection, row), load_catalogue()
    storable_text(report.sentence, _SENTENCE, NOTE_MAX)
    for shape in (report.place, *([] if report.outline is None else [report.outline])):
        storable_shape(shape, report.id)
    times = [at for at in (report.sent_at, report.verified_at, report.settled_at) if at is not None]
    known = (
        report.category in catalogue.encroachment_categories and report.state in catalogue.encroachment_states
    )
    if not known or report.place.geom_type != "Point" or any(at.tzinfo is None for at in times):
        raise ValueError(report.id)
    for event in report_event_rows(connection, is_report(report_id)):
        event_from(event)


def _id_here(connection: Connection, row: Row) -> str:
    """The id of the report here: a row of the community's file that both machines took over is one report."""
    if row.get("source_id") is not None:
        wanted = (REPORT.c.community == row["community"]) & (REPORT.c.source_id == row["source_id"])
        known = connection.execute(select(REPORT.c.id).where(wanted)).scalar()
        if known is not None:
            return str(known)
    return str(row["id"])


def _renamed_rows(rows: Iterable[Row], ids: Mapping[str, str]) -> list[Row]:
    """The rows under the ids here. Raises KeyError for a row of no report of the packet."""
    columns = ("report_id", "duplicate_of")
    renamed = []
    for row in rows:
        new = {name: ids[row[name]] for name in columns if row.get(name) is not None}
        new |= {"id": ids[row["id"]]} if "state" in row else {}
        renamed.append({**row, **new})
    return renamed


def _add_photo(connection: Connection, row: Row) -> int:
    table = REPORT_PHOTO
    known = connection.execute(select(table.c.is_redacted).where(table.c.id == row["id"])).first()
    if known is None:
        connection.execute(
            insert(table), {**row, "position": free_position(connection, table, "report_id", row)}
        )
        return 1
    if row["is_redacted"] and not known[0]:
        of_it = (table.c.id == row["id"]) & (table.c.report_id == row["report_id"])
        connection.execute(update(table).where(of_it).values({name: row[name] for name in _PIXELS}))
    return 0


def _reports(community: str) -> Select[Any]:
    return select(REPORT.c.id).where(REPORT.c.community == community)


PACKET = PacketPart(
    (
        PacketTable(REPORT, rows_under(REPORT, "id", _reports), names_layers=True),
        PacketTable(REPORT_PHOTO, rows_under(REPORT_PHOTO, "report_id", _reports)),
        PacketTable(REPORT_SUPPORT, rows_under(REPORT_SUPPORT, "report_id", _reports)),
        PacketTable(REPORT_EVENT, rows_under(REPORT_EVENT, "report_id", _reports), "id", names_layers=True),
    ),
    merge_reports,
)
"""How to reach who reported stays behind on purpose."""
