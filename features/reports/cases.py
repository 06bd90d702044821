"""The rows of the community's file seen as reports, so that one queue holds both.

A row keeps its place in the file until staff do something about it; then a report with its `source_id` is
made, which stands for it from there on.
"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

import shapely

from data.catalogue.model import Catalogue
from data.model import Community
from data.work_calendar import CHINA
from features.reports.flow import is_public
from features.reports.places import epsg_of
from features.reports.report import Report

_FILE = "file:"


def source_of(case_id: str) -> str:
    """The row of the community's file that this id of a case names; "" for a report."""
    return case_id.removeprefix(_FILE) if case_id.startswith(_FILE) else ""


def file_case(community: Community, catalogue: Catalogue, source_id: str) -> Report | None:
    """The row of the file with this id; None where there is none."""
    frame = community.encroachments
    rows = frame[frame["id"] == source_id]
    return _case(community, catalogue, rows.iloc[0]) if len(rows) else None


def file_cases(community: Community, catalogue: Catalogue) -> tuple[Report, ...]:
    """Every row of the file, taken over or not, in its order."""
    return tuple(_case(community, catalogue, row) for _, row in community.encroachments.iterrows())


def _case(community: Community, catalogue: Catalogue, row: Any) -> Report:
    """The file says only when it was reported: that day stands for the day of its verification as well."""
    shape: shapely.Geometry = row["geometry"]
    at = _day(row["reported_on"])
    state = row["status"]
    return Report(
        id=_FILE + row["id"],
        community=community.key,
        category=row["category"],
        state=state,
        sent_at=at,
        verified_at=at if is_public(catalogue, state) else None,
        settled_at=None,
        place=shapely.point_on_surface(shape),
        place_from="file",
        outline=None if shape.geom_type == "Point" else shape,
        epsg=epsg_of(community),
        sentence=row["note"],
        grid=row["grid"],
        space=row["space"],
        path=row["path"],
        is_candidate=False,
        duplicate_of="",
        source_id=row["id"],
        version=0,
    )


def _day(text: str) -> datetime | None:
    """The start of the day in China; None for what is no ISO date."""
    try:
        return datetime.combine(date.fromisoformat(text), time(), CHINA)
    except ValueError:
        return None
