"""The steps that changes to a report are made of, inside a transaction: find, refuse, change, record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import shapely
from sqlalchemy import Connection

from base.photos.clean_photo import CleanPhoto
from base.words import Message
from data.catalogue.model import Catalogue
from data.model import Community
from data.store.rows import Row
from features.options.option_changes import new_id
from features.reports import report_rows as rows
from features.reports.cases import file_case, source_of
from features.reports.errors import ReportConflictError, UnknownReportError
from features.reports.report import PhotoRole, Report, StaffAction
from features.reports.report_event import Kind
from features.reports.report_values import text_of, whole_report

_SHAPES = ("place", "outline")
_RESIDENT = Message("a resident")


@dataclass(frozen=True)
class ReportChange:
    """What is done to a report, by whom, and when; `details` is what the event says beside the columns."""

    kind: Kind
    action: StaffAction
    at: datetime
    details: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class CaseRef:
    """A case of a community: a report, or a row of the community's file that may become one."""

    community: Community
    catalogue: Catalogue
    case_id: str


def find_for_change(
    connection: Connection, case: CaseRef, version: int, action: StaffAction, at: datetime
) -> Row:
    """The row of the case that was seen as `version`; one of the community's file is taken over now.

    Raises UnknownReportError, or ReportConflictError where somebody changed it since.
    """
    row = find_case(connection, case.community, case.case_id)
    if row is None:
        return _take_over(connection, case, action, at)
    is_as_in_file = version == 0 and row["version"] == 1 and bool(source_of(case.case_id))
    if row["version"] != version and not is_as_in_file:
        raise _conflict(connection, case.catalogue, row)
    return row


def find_any_version(connection: Connection, case: CaseRef, action: StaffAction, at: datetime) -> Row:
    """The row of the case as it is now; one of the file is taken over. Raises UnknownReportError."""
    row = find_case(connection, case.community, case.case_id)
    return row or _take_over(connection, case, action, at)


def find_case(connection: Connection, community: Community, case_id: str) -> Row | None:
    """The row of the case; None for one of the file that nobody has taken over. Raises UnknownReportError."""
    if source_id := source_of(case_id):
        return rows.report_row_of_source(connection, community.key, source_id)
    row = rows.report_row(connection, case_id)
    if row is None or row["community"] != community.key:
        raise UnknownReportError(report_id=case_id)
    return row


def change_report(
    connection: Connection, before: Row, values: Mapping[str, Any], change: ReportChange
) -> Row:
    """Change columns of a report, add the photos of the action, record the event; returns the new row."""
    after = rows.update_report(connection, before, values)
    taken = insert_photos(connection, before["id"], "before", change.action.photos_before)
    taken += insert_photos(connection, before["id"], "after", change.action.photos_after)
    changes = (
        {key: _event_value(key, before[key]) for key in values},
        {key: _event_value(key, after[key]) for key in values} | dict(change.details),
    )
    _record(connection, change, after, before["state"], changes, taken)
    return after


def record_start(
    connection: Connection, row: Row, change: ReportChange, photo_ids: Sequence[str] = ()
) -> None:
    """Record how the report was created."""
    _record(connection, change, row, None, ({}, {}), photo_ids)


def insert_photos(
    connection: Connection, report_id: str, role: PhotoRole, photos: Sequence[CleanPhoto]
) -> list[str]:
    """Insert photos after those that the report has; returns their ids."""
    first = rows.next_photo_position(connection, report_id) if photos else 0
    made = [
        {**photo_columns(photo), "id": new_id(), "report_id": report_id, "position": position}
        | {"role": role, "is_redacted": False}
        for position, photo in enumerate(photos, first)
    ]
    rows.insert_photos(connection, made)
    return [row["id"] for row in made]


def photo_columns(photo: CleanPhoto) -> dict[str, Any]:
    """The picture as columns; its position is not stored."""
    return {
        "width_px": photo.width_px,
        "height_px": photo.height_px,
        "jpeg": photo.jpeg,
        "thumbnail": photo.thumbnail,
    }


def new_row(report: Report) -> dict[str, Any]:
    """A report as a row of its own, as version 1, without receipt."""
    return {
        "id": report.id,
        "community": report.community,
        "category": report.category,
        "state": report.state,
        "sent_at": text_of(report.sent_at) if report.sent_at else None,
        "verified_at": text_of(report.verified_at) if report.verified_at else None,
        "settled_at": None,
        "epsg": report.epsg,
        "place": wkb_of(report.place),
        "place_from": report.place_from,
        "outline": wkb_of(report.outline) if report.outline is not None else None,
        "sentence": report.sentence,
        "grid": report.grid,
        "space": report.space,
        "path": report.path,
        "is_candidate": False,
        "duplicate_of": None,
        "source_id": report.source_id or None,
        "receipt_salt": None,
        "receipt_sha256": None,
        "key_sha256": None,
        "version": 1,
    }


def wkb_of(shape: shapely.Geometry) -> bytes:
    """The shape, flat, as little-endian WKB."""
    wkb: bytes = shapely.to_wkb(shapely.force_2d(shape), byte_order=1, flavor="iso")
    return wkb


def _conflict(connection: Connection, catalogue: Catalogue, row: Row) -> ReportConflictError:
    by, name = rows.last_report_actor(connection, row["id"]), catalogue.encroachment_states[row["state"]].name
    return ReportConflictError(
        whole_report(connection, row),
        by=by or _RESIDENT,
        state=name,
    )


def _take_over(connection: Connection, case: CaseRef, action: StaffAction, at: datetime) -> Row:
    source_id = source_of(case.case_id)
    found = file_case(case.community, case.catalogue, source_id)
    if found is None:
        raise UnknownReportError(report_id=source_id)
    row = new_row(found) | {"id": new_id()}
    rows.insert_report(connection, row)
    record_start(connection, row, ReportChange("adopt", StaffAction(action.actor), at))
    return row


def _record(
    connection: Connection,
    change: ReportChange,
    row: Row,
    from_state: str | None,
    changes: tuple[Mapping[str, Any], Mapping[str, Any]],
    photo_ids: Sequence[str],
) -> None:
    event = {
        "report_id": row["id"],
        "at": text_of(change.at),
        "actor": change.action.actor,
        "kind": change.kind,
        "from_state": from_state,
        "to_state": row["state"],
        "staff_note": change.action.staff_note,
        "public_words": change.action.public_words,
        "before": changes[0],
        "after": changes[1],
        "photo_ids": list(photo_ids),
    }
    rows.insert_event(connection, event)


def _event_value(column: str, value: Any) -> Any:
    """A column as an event tells it."""
    if column in _SHAPES and value is not None:
        return shapely.to_wkt(shapely.from_wkb(bytes(value)), rounding_precision=3)
    return value
