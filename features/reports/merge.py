"""Reports of a packet: new ones come in, one that went on elsewhere follows.

Where both machines moved a report the later move holds and the record keeps both. A picture that was made
unrecognisable on one machine is so on the other.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from base.text_limits import NOTE_MAX, storable_shape, storable_text
from base.words import Message
from data.catalogue import load_catalogue
from data.store.event_merge import MergeSummary, add_events, events_by_content
from features.feature import PacketPart, PacketTable, rows_under
from features.reports.report_event import event_from
from features.reports.report_rows import is_report, report_event_rows, report_rows
from features.reports.report_values import whole_report
from features.reports.schema import REPORT, REPORT_EVENT, REPORT_PHOTO, REPORT_SUPPORT

Row = dict[str, Any]
_SENTENCE = Message("what the report says")
_JPEG = b"\xff\xd8\xff"
_PIXELS = ("jpeg", "thumbnail", "width_px", "height_px", "is_redacted")


def require_photos(rows: Sequence[Row]) -> None:
    """Raise ValueError unless every picture is a JPEG: what comes from elsewhere is shown to staff."""
    for row in rows:
        for column in ("jpeg", "thumbnail"):
            if not row[column].startswith(_JPEG):
                raise ValueError(column)


def merge_reports(connection: Connection, rows: Mapping[str, Sequence[Row]], summary: MergeSummary) -> None:
    """Merge these reports with their photos, supporters and events."""
    require_photos(rows["report_photo"])
    ids = {row["id"]: _id_here(connection, row) for row in rows["report"]}
    events = _by_report(_renamed_rows(rows["report_event"], ids))
    for row in _renamed_rows(rows["report"], ids):
        summary.new += _merge(connection, row, events[row["id"]], summary)
    _mark_duplicates(connection, _renamed_rows(rows["report"], ids))
    summary.new += sum(_add_photo(connection, row) for row in _renamed_rows(rows["report_photo"], ids))
    summary.new += sum(_add_support(connection, row) for row in _renamed_rows(rows["report_support"], ids))
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


def _merge(connection: Connection, there: Row, events: Sequence[Row], summary: MergeSummary) -> int:
    found = connection.execute(select(REPORT).where(REPORT.c.id == there["id"])).first()
    alone = {**there, "duplicate_of": None}  # the other one may come after it
    if found is None:
        connection.execute(insert(REPORT), alone)
        return 1 + add_events(connection, REPORT_EVENT, (), events)
    here = found._asdict()
    if here["community"] != there["community"]:
        raise ValueError("community")
    query = select(REPORT_EVENT).where(REPORT_EVENT.c.report_id == there["id"])
    known = [row._asdict() for row in connection.execute(query.order_by(REPORT_EVENT.c.id))]
    ours, theirs = events_by_content(known), events_by_content(events)
    only_here, only_there = ours.keys() - theirs.keys(), theirs.keys() - ours.keys()
    is_forked = bool(only_here) == bool(only_there)
    differs = _text(here) != _text(there)
    summary.replaced += is_forked and differs
    if differs and (_is_later(there, theirs.values(), here, ours.values()) if is_forked else only_there):
        values = {name: value for name, value in there.items() if name != "source_id"}
        connection.execute(update(REPORT).where(REPORT.c.id == there["id"]).values(values | _same(here)))
    return add_events(connection, REPORT_EVENT, known, events)


def _same(here: Row) -> Row:
    return {"duplicate_of": here["duplicate_of"], "source_id": here["source_id"]}


def _is_later(there: Row, theirs: Iterable[Mapping[str, Any]], here: Row, ours: Iterable[Any]) -> bool:
    latest = (max((str(event["at"]) for event in events), default="") for events in (theirs, ours))
    (when_there, when_here) = latest
    return (when_there, there["version"], _text(there)) > (when_here, here["version"], _text(here))


def _text(row: Row) -> str:
    content = {name: value for name, value in row.items() if name not in ("id", "version")}
    return json.dumps(content, sort_keys=True, default=lambda value: bytes(value).hex())


def _mark_duplicates(connection: Connection, rows: Iterable[Row]) -> None:
    """Once all are there. What holds here decides whether the report is one."""
    for row in rows:
        if row.get("duplicate_of") is not None:
            same = (REPORT.c.id == row["id"]) & (REPORT.c.state == row["state"])
            connection.execute(update(REPORT).where(same).values(duplicate_of=row["duplicate_of"]))


def _add_photo(connection: Connection, row: Row) -> int:
    table = REPORT_PHOTO
    known = connection.execute(select(table.c.is_redacted).where(table.c.id == row["id"])).first()
    if known is None:
        connection.execute(insert(table), {**row, "position": _free_position(connection, row)})
        return 1
    if row["is_redacted"] and not known[0]:
        of_it = (table.c.id == row["id"]) & (table.c.report_id == row["report_id"])
        connection.execute(update(table).where(of_it).values({name: row[name] for name in _PIXELS}))
    return 0


def _free_position(connection: Connection, row: Row) -> int:
    """Its own, or the one after all where both machines added a photo."""
    table = REPORT_PHOTO
    found = select(table.c.position).where(table.c.report_id == row["report_id"])
    taken = set(connection.execute(found).scalars())
    return int(row["position"]) if row["position"] not in taken else max(taken) + 1


def _add_support(connection: Connection, row: Row) -> int:
    table = REPORT_SUPPORT
    wanted = [column == row[column.name] for column in table.primary_key]
    if connection.execute(select(table.c.at).where(*wanted)).first() is not None:
        return 0
    connection.execute(insert(table), row)
    return 1


def _by_report(rows: Iterable[Row]) -> Mapping[str, list[Row]]:
    found: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        found[row["report_id"]].append(row)
    return found


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
