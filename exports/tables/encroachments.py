"""Checked encroachments, one row each. Reports that nobody has checked are not among them."""

from __future__ import annotations

from dataclasses import dataclass

import shapely

from base.late_modules import geopandas as gpd
from base.words import Message
from data.usable import encroachments_that_count
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn

_OVERLAP = Message("ground under two of them")
_LEAST_M2 = 0.5
"""Less is rounded to nothing."""


def table(request: ExportRequest) -> Table:
    """Open ones first, larger ones first."""
    assessment = request.baseline
    catalogue, found = assessment.catalogue, assessment.community.encroachments
    rows: list[tuple[bool, float, tuple[Cell, ...]]] = []
    for row, area_m2 in zip(found.to_dict("records"), shapely.area(found.geometry.to_numpy()), strict=True):
        kind = catalogue.encroachment_categories[row["category"]]
        state = catalogue.encroachment_states[row["status"]]
        cells = (kind.name, kind.official_name, kind.code, state.name, row["reported_on"])
        area = float(area_m2) if area_m2 else None
        place = (_text(row["grid"]), _text(row["space"]) or _text(row["path"]))
        rows.append((not state.counts, -area_m2, (row["id"], *cells, area, *place, _text(row["note"]))))
    return Table(
        "encroachments",
        Message("Encroachments", context="table"),
        (
            TableColumn(Message("Id"), width=10),
            TableColumn(Message("Category"), width=18),
            TableColumn(Message("Official name"), width=22),
            TableColumn(Message("Code"), width=12),
            TableColumn(Message("State"), width=10),
            TableColumn(Message("Reported on"), "date", 12),
            TableColumn(Message("Area (m²)"), "tenth", 10),
            TableColumn(Message("Grid"), width=8),
            TableColumn(Message("Space or path"), width=14),
            TableColumn(Message("Note", context="of an encroachment"), width=40),
        ),
        tuple(cells for *_, cells in sorted(rows, key=lambda one: one[:2])),
    )


@dataclass(frozen=True)
class OpenEncroachments:
    """Those that are verified and not cleared. area_m2: their ground, wherever it lies; space_m2: what of it
    lies in public spaces. Where outlines lie on each other, the ground counts once."""

    count: int
    area_m2: float
    space_m2: float


def open_encroachments(request: ExportRequest) -> OpenEncroachments:
    """Of the community as it is; the ground in public spaces is that of the scores."""
    counted = encroachments_that_count(request.baseline.community, request.baseline.catalogue)
    area_m2 = float(shapely.area(shapely.union_all(counted.geometry.to_numpy())))
    return OpenEncroachments(len(counted), area_m2, request.baseline.spaces.taken_m2)


def by_category(request: ExportRequest) -> Table:
    """The open ones summed up by what they are; a row takes off what lies under two of them."""
    assessment, whole = request.baseline, open_encroachments(request)
    counted = encroachments_that_count(assessment.community, assessment.catalogue)
    spaces = shapely.union_all(assessment.community.public_spaces.geometry.to_numpy())
    kinds = assessment.catalogue.encroachment_categories
    found = [(kind, counted[counted["category"] == key]) for key, kind in kinds.items()]
    rows: list[tuple[Cell, ...]] = [
        (kind.name, kind.code, float(len(some)), *_ground(some, spaces)) for kind, some in found if len(some)
    ]
    rows.sort(key=lambda row: -_area(row[3]))
    twice = [
        sum(_area(row[place]) for row in rows) - area
        for place, area in ((3, whole.area_m2), (4, whole.space_m2))
    ]
    if max(map(abs, twice)) >= _LEAST_M2:
        rows.append((_OVERLAP, None, None, *(-area or None for area in twice)))
    rows.append((Message("all"), None, float(whole.count), whole.area_m2, whole.space_m2))
    return Table(
        "encroachments_by_category",
        Message("Encroachments not cleared"),
        (
            TableColumn(Message("Category"), width=22),
            TableColumn(Message("Code"), width=12),
            TableColumn(Message("Count", context="column"), "count", 10),
            TableColumn(Message("Area (m²)"), "count", 12),
            TableColumn(Message("Of it in public spaces (m²)"), "count", 12),
        ),
        tuple(rows),
        frozenset([len(rows) - 1]),
    )


def _ground(some: gpd.GeoDataFrame, spaces: shapely.Geometry) -> tuple[float, float]:
    """What these take together, and what of it lies in public spaces, in m²."""
    outline = shapely.union_all(some.geometry.to_numpy())
    return float(shapely.area(outline)), float(shapely.area(shapely.intersection(outline, spaces)))


def _area(cell: Cell) -> float:
    return cell if isinstance(cell, float) else 0.0


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
