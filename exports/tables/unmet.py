"""Unmet demand: how many people of each group lack what they need within reach, today."""

from __future__ import annotations

from base.words import Message
from data.lacks import people_without
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn


def table(request: ExportRequest) -> Table:
    """One row a category, the one that most people lack first."""
    assessment = request.baseline
    without = people_without(assessment, "standard_radius")
    groups = list(assessment.catalogue.age_groups.values())
    rows: list[tuple[Cell, ...]] = []
    for number, category in enumerate(assessment.catalogue.facility_categories.values()):
        people = [float(count) for count in without[number]]
        known = [count for count in people if count == count]
        rows.append((category.name, category.service_radius_m.value, *people, sum(known)))
    rows.sort(key=lambda row: -float(row[-1] or 0))  # type: ignore[arg-type]
    return Table(
        "unmet",
        Message("Unmet demand"),
        (
            TableColumn(Message("Facility"), width=24),
            TableColumn(Message("Radius (m)", context="column"), "count", 10),
            *(TableColumn(Message("{group} (people)", group=group.people), "count", 10) for group in groups),
            TableColumn(Message("All (people)"), "count", 10),
        ),
        tuple(rows),
    )
