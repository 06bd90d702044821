"""Checked encroachments, one row each. Reports that nobody has checked are not among them."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn


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
            TableColumn(Message("Reported on"), width=12),
            TableColumn(Message("Area (m²)"), "tenth", 10),
            TableColumn(Message("Grid"), width=8),
            TableColumn(Message("Space or path"), width=14),
            TableColumn(Message("Note", context="of an encroachment"), width=40),
        ),
        tuple(cells for *_, cells in sorted(rows, key=lambda one: one[:2])),
    )


def by_category(request: ExportRequest) -> Table:
    """The open ones summed up by what they are."""
    assessment = request.baseline
    states, found = assessment.catalogue.encroachment_states, assessment.community.encroachments
    counted = found[np.array([states[status].counts for status in found["status"]], dtype=bool)]
    rows: list[tuple[Cell, ...]] = []
    for key, kind in assessment.catalogue.encroachment_categories.items():
        of_kind = counted[counted["category"] == key]
        if len(of_kind):
            rows.append((kind.name, kind.code, float(len(of_kind)), float(of_kind.area.sum())))
    rows.sort(key=lambda row: -float(row[3] or 0))  # type: ignore[arg-type]
    rows.append((Message("all"), None, float(len(counted)), float(counted.area.sum())))
    return Table(
        "encroachments_by_category",
        Message("Encroachments not cleared"),
        (
            TableColumn(Message("Category"), width=22),
            TableColumn(Message("Code"), width=12),
            TableColumn(Message("Count", context="column"), "count", 10),
            TableColumn(Message("Area (m²)"), "count", 12),
        ),
        tuple(rows),
        frozenset([len(rows) - 1]),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
