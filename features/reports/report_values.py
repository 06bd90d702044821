"""Between the rows that are kept and the reports that the program works with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import shapely
from sqlalchemy import ColumnElement, Connection

from data.store.rows import Row
from features.reports import report_rows as rows
from features.reports.report import Report, ReportPhoto


def whole_reports(
    connection: Connection, found: Sequence[Row], of: ColumnElement[bool]
) -> tuple[Report, ...]:
    """The reports of these rows with all that belongs to them; `of` (on REPORT) holds for the same rows."""
    photos, supporters = rows.photo_facts(connection, of), rows.supporters(connection, of)
    contacts = rows.with_contact(connection, of)
    return tuple(
        report_from(row, photos.get(row["id"], ()), supporters, row["id"] in contacts) for row in found
    )


def whole_report(connection: Connection, row: Row) -> Report:
    """The report of this row with all that belongs to it."""
    return whole_reports(connection, [row], rows.is_report(row["id"]))[0]


def report_from(row: Row, photos: Sequence[Row], supporters: Mapping[str, int], has_contact: bool) -> Report:
    """One report."""
    return Report(
        id=row["id"],
        community=row["community"],
        category=row["category"],
        state=row["state"],
        sent_at=_time(row["sent_at"]),
        verified_at=_time(row["verified_at"]),
        settled_at=_time(row["settled_at"]),
        place=shapely.from_wkb(bytes(row["place"])),
        place_from=row["place_from"],
        outline=shapely.from_wkb(bytes(row["outline"])) if row["outline"] is not None else None,
        epsg=row["epsg"],
        sentence=row["sentence"],
        grid=row["grid"],
        space=row["space"],
        path=row["path"],
        is_candidate=row["is_candidate"],
        duplicate_of=row["duplicate_of"] or "",
        source_id=row["source_id"] or "",
        version=row["version"],
        photos=tuple(_photo(photo) for photo in photos),
        supporters=supporters.get(row["id"], 0),
        has_contact=has_contact,
    )


def text_of(at: datetime) -> str:
    """A moment as stored text. Raises ValueError for one without a time zone."""
    if at.tzinfo is None:
        raise ValueError("a moment without a time zone could be any of 24")
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _time(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)


def _photo(row: Row) -> ReportPhoto:
    return ReportPhoto(row["id"], row["role"], row["width_px"], row["height_px"], row["is_redacted"])
