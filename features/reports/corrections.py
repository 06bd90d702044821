"""What staff put right about a report without moving it: see `transitions` for versions and errors."""

from __future__ import annotations

from datetime import datetime

import shapely
from sqlalchemy import Connection

from base.photos.clean_photo import CleanPhoto
from data.catalogue.model import Catalogue
from data.model import Community
from data.store.forget import forget_deleted
from data.store.open_store import the_store
from data.store.rows import Row
from features.options.shape_check import check_shape
from features.reports import report_rows as rows
from features.reports.errors import (
    OutlineKindError,
    UnknownCategoryError,
    UnknownGridError,
    UnknownPhotoError,
)
from features.reports.places import path_at, space_at
from features.reports.report import Report, StaffAction
from features.reports.report_changes import ReportChange, change_report, photo_columns, wkb_of
from features.reports.transitions import transition_report


def set_outline(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    outline: shapely.Geometry,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Draw the ground that is taken: an area, or a line on a path, in the community's CRS.

    The space and the path follow from it. Raises OutlineKindError, or a ShapeError of `check_shape`.
    """
    shape = check_shape(outline, None, community, catalogue)
    if shape.geom_type == "Point":
        raise OutlineKindError
    values = {
        "outline": wkb_of(shape),
        "space": space_at(community, shape),
        "path": path_at(community, catalogue, shape),
    }

    def change(connection: Connection, row: Row, when: datetime) -> None:
        change_report(connection, row, values, ReportChange("outline", action, when))

    return transition_report(community, catalogue, case_id, version, action, change, at)


def set_category(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    category: str,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Call it what it is. Raises UnknownCategoryError."""
    if category not in catalogue.encroachment_categories:
        raise UnknownCategoryError(category=category)

    def change(connection: Connection, row: Row, when: datetime) -> None:
        change_report(connection, row, {"category": category}, ReportChange("category", action, when))

    return transition_report(community, catalogue, case_id, version, action, change, at)


def hand_over(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    grid: str,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Give it to another grid, whether or not that is near (`duty.duty_at` offers those that are).

    Raises UnknownGridError.
    """
    if grid not in set(community.grids["code"]):
        raise UnknownGridError(grid=grid)

    def change(connection: Connection, row: Row, when: datetime) -> None:
        change_report(connection, row, {"grid": grid}, ReportChange("hand_over", action, when))

    return transition_report(community, catalogue, case_id, version, action, change, at)


def redact(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    photo_id: str,
    redacted: CleanPhoto,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Replace a photo by one without faces and plates; the old one is deleted permanently.

    It may live on in backups that were made before. Raises UnknownPhotoError.
    """

    def change(connection: Connection, row: Row, when: datetime) -> None:
        old = rows.photo_row(connection, photo_id)
        if old is None or old["report_id"] != row["id"]:
            raise UnknownPhotoError
        rows.update_photo(connection, photo_id, {**photo_columns(redacted), "is_redacted": True})
        change_report(connection, row, {}, ReportChange("redact", action, when, details={"photo": photo_id}))

    report = transition_report(community, catalogue, case_id, version, action, change, at)
    forget_deleted(the_store())
    return report


def forget_contact(
    community: Community,
    catalogue: Catalogue,
    case_id: str,
    version: int,
    action: StaffAction,
    at: datetime | None = None,
) -> Report:
    """Delete how to reach the sender, for good but for backups that were made before."""

    def change(connection: Connection, row: Row, when: datetime) -> None:
        rows.delete_contact(connection, row["id"])
        change_report(connection, row, {}, ReportChange("forget_contact", action, when))

    report = transition_report(community, catalogue, case_id, version, action, change, at)
    forget_deleted(the_store())
    return report
