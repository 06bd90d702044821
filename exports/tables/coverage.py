"""Who has what within reach on foot, and within the radius on the map: every category and group."""

from __future__ import annotations

from base.words import Message
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn


def table(request: ExportRequest) -> Table:
    """One row a state and category, a dash where the group does not need it."""
    groups = list(request.baseline.catalogue.age_groups.values())
    rows: list[tuple[Cell, ...]] = []
    for state in request.states:
        assessment = state.assessment
        share, needed = assessment.overall.coverage["standard_radius"], assessment.profile.weight > 0
        radius = assessment.radius_share()
        for column, category in enumerate(assessment.catalogue.facility_categories.values()):
            shares = [
                float(share[row, column]) if needed[row, column] else None for row in range(len(groups))
            ]
            on_map = [
                float(radius[row, column]) if needed[row, column] else None for row in range(len(groups))
            ]
            rows.append((state.name, category.name, category.service_radius_m.value, *shares, *on_map))
    return Table(
        "coverage",
        Message("Facilities within reach"),
        (
            TableColumn(Message("State", context="existing or option"), width=16),
            TableColumn(Message("Facility"), width=24),
            TableColumn(Message("Radius (m)", context="column"), "count", 10),
            *(TableColumn(group.people, "percent", 9) for group in groups),
            *(
                TableColumn(Message("{group}, radius on the map", group=group.people), "percent", 12)
                for group in groups
            ),
        ),
        tuple(rows),
    )
