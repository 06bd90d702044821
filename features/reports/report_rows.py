"""Rows of reports and of what belongs to them. Nobody's words become SQL: every value is a parameter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, delete, func, insert, literal, select, update

from data.store.rows import Row, row_where, update_row
from features.reports.schema import REPORT, REPORT_CONTACT, REPORT_EVENT, REPORT_PHOTO, REPORT_SUPPORT

Belonging = Mapping[str, Sequence[Row]]
"""Id of a report → rows."""
_PHOTO_FACTS = [column for column in REPORT_PHOTO.c if column.name not in ("jpeg", "thumbnail")]


def report_row(connection: Connection, report_id: str) -> Row | None:
    """The report with this id."""
    return row_where(connection, REPORT, REPORT.c.id == report_id)


def report_row_of_receipt(connection: Connection, receipt_sha256: str) -> Row | None:
    """The report with this receipt."""
    return row_where(connection, REPORT, REPORT.c.receipt_sha256 == receipt_sha256)


def report_row_of_key(connection: Connection, key_sha256: str) -> Row | None:
    """The report that was sent with this key."""
    return row_where(connection, REPORT, REPORT.c.key_sha256 == key_sha256)


def report_row_of_source(connection: Connection, community: str, source_id: str) -> Row | None:
    """The report that this row of the community's file was taken over as."""
    return row_where(
        connection, REPORT, (REPORT.c.community == community) & (REPORT.c.source_id == source_id)
    )


def report_rows(connection: Connection, of: ColumnElement[bool]) -> Sequence[Row]:
    """The reports for which `of` (on REPORT) holds, oldest first."""
    found = select(REPORT).where(of).order_by(REPORT.c.sent_at, REPORT.c.id)
    return [row._asdict() for row in connection.execute(found)]


def report_count(connection: Connection, of: ColumnElement[bool]) -> int:
    """How many there are."""
    return connection.execute(select(func.count()).select_from(REPORT).where(of)).scalar_one()


def sources_taken_over(connection: Connection, community: str) -> frozenset[str]:
    """The rows of the community's file that have become reports."""
    taken_over = (REPORT.c.community == community) & REPORT.c.source_id.is_not(None)
    return frozenset(connection.execute(select(REPORT.c.source_id).where(taken_over)).scalars())


def insert_report(connection: Connection, row: Row) -> None:
    """Insert a new report."""
    connection.execute(insert(REPORT), dict(row))


def update_report(connection: Connection, seen: Row, values: Row) -> Row:
    """Change some columns of a report; the row as it is now, a version on."""
    return update_row(connection, REPORT, seen, values)


def photo_facts(connection: Connection, of: ColumnElement[bool]) -> Belonging:
    """The photos, without their bytes, of the reports for which `of` (on REPORT) holds."""
    photo = REPORT_PHOTO
    found = select(*_PHOTO_FACTS).where(photo.c.report_id.in_(select(REPORT.c.id).where(of)))
    return _by_report(connection, found.order_by(photo.c.report_id, photo.c.position))


def photo_row(connection: Connection, photo_id: str) -> Row | None:
    """A photo with its bytes."""
    return row_where(connection, REPORT_PHOTO, REPORT_PHOTO.c.id == photo_id)


def insert_photos(connection: Connection, rows: Sequence[Row]) -> None:
    """Insert new photos."""
    if rows:
        connection.execute(insert(REPORT_PHOTO), [dict(row) for row in rows])


def update_photo(connection: Connection, photo_id: str, values: Row) -> None:
    """Put other bytes in the place of a photo's."""
    connection.execute(update(REPORT_PHOTO).where(REPORT_PHOTO.c.id == photo_id).values(dict(values)))


def next_photo_position(connection: Connection, report_id: str) -> int:
    """One more than any photo of the report has."""
    highest = select(func.max(REPORT_PHOTO.c.position)).where(REPORT_PHOTO.c.report_id == report_id)
    found = connection.execute(highest).scalar()
    return 0 if found is None else found + 1


def contact_of(connection: Connection, report_id: str) -> str:
    """How to reach the sender; empty where nothing was left, or it was deleted."""
    of_it = select(REPORT_CONTACT.c.contact).where(REPORT_CONTACT.c.report_id == report_id)
    return connection.execute(of_it).scalar() or ""


def insert_contact(connection: Connection, report_id: str, contact: str) -> None:
    """Insert the sender's contact."""
    connection.execute(insert(REPORT_CONTACT), {"report_id": report_id, "contact": contact})


def delete_contact(connection: Connection, report_id: str) -> None:
    """Forget how to reach the sender."""
    connection.execute(delete(REPORT_CONTACT).where(REPORT_CONTACT.c.report_id == report_id))


def with_contact(connection: Connection, of: ColumnElement[bool]) -> frozenset[str]:
    """Which of the reports for which `of` (on REPORT) holds have a contact."""
    wanted = select(REPORT.c.id).where(of)
    found = select(REPORT_CONTACT.c.report_id).where(REPORT_CONTACT.c.report_id.in_(wanted))
    return frozenset(connection.execute(found).scalars())


def is_supported_by(connection: Connection, report_id: str, device_sha256: str) -> bool:
    """True where this device already supported the report."""
    table = REPORT_SUPPORT
    mine = (table.c.report_id == report_id) & (table.c.device_sha256 == device_sha256)
    return connection.execute(select(table.c.at).where(mine)).one_or_none() is not None


def insert_support(connection: Connection, report_id: str, device_sha256: str, at: str) -> None:
    """Insert a "me too"."""
    row = {"report_id": report_id, "device_sha256": device_sha256, "at": at}
    connection.execute(insert(REPORT_SUPPORT), row)


def copy_supports(connection: Connection, from_id: str, to_id: str) -> None:
    """Count the supporters of one report for another as well, nobody twice."""
    table = REPORT_SUPPORT
    there = select(table.c.device_sha256).where(table.c.report_id == to_id)
    new = select(literal(to_id), table.c.device_sha256, table.c.at).where(
        (table.c.report_id == from_id) & table.c.device_sha256.not_in(there)
    )
    connection.execute(insert(table).from_select(["report_id", "device_sha256", "at"], new))


def supporters(connection: Connection, of: ColumnElement[bool]) -> Mapping[str, int]:
    """How many said "me too", of the reports for which `of` (on REPORT) holds; absent: nobody."""
    table = REPORT_SUPPORT
    wanted = table.c.report_id.in_(select(REPORT.c.id).where(of))
    counted = select(table.c.report_id, func.count().label("devices")).where(wanted)
    found = connection.execute(counted.group_by(table.c.report_id))
    return {row.report_id: row.devices for row in found}


def insert_event(connection: Connection, row: Row) -> None:
    """Write down what happened to a report, in the transaction in which it happens."""
    connection.execute(insert(REPORT_EVENT), dict(row))


def report_event_rows(connection: Connection, of: ColumnElement[bool]) -> Sequence[Row]:
    """The events, in their order, of the reports for which `of` (on REPORT) holds."""
    table = REPORT_EVENT
    wanted = table.c.report_id.in_(select(REPORT.c.id).where(of))
    return [row._asdict() for row in connection.execute(select(table).where(wanted).order_by(table.c.id))]


def latest_event_id(connection: Connection, of: ColumnElement[bool]) -> int:
    """Of the newest event of the reports for which `of` (on REPORT) holds; 0 where there is none."""
    table = REPORT_EVENT
    newest = select(func.max(table.c.id)).where(table.c.report_id.in_(select(REPORT.c.id).where(of)))
    return connection.execute(newest).scalar() or 0


def last_report_actor(connection: Connection, report_id: str) -> str:
    """Who changed the report last; empty for a resident."""
    table = REPORT_EVENT
    newest_first = select(table.c.actor).where(table.c.report_id == report_id).order_by(table.c.id.desc())
    return connection.execute(newest_first.limit(1)).scalar() or ""


def is_report(report_id: str) -> ColumnElement[bool]:
    """On REPORT: just this one."""
    return REPORT.c.id == report_id


def is_in(
    community: str,
    states: Sequence[str] = (),
    categories: Sequence[str] = (),
    grids: Sequence[str] = (),
) -> ColumnElement[bool]:
    """On REPORT: all of this community, in these states, of these categories, in these grids; empty: any."""
    columns = ((REPORT.c.state, states), (REPORT.c.category, categories), (REPORT.c.grid, grids))
    allowed = [column.in_(values) for column, values in columns if values]
    return and_(REPORT.c.community == community, *allowed)


def _by_report(connection: Connection, query: Select[Any]) -> Belonging:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.report_id].append(row._asdict())
    return found
