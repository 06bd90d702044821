"""How well each responsibility grid is served, today and with each option."""

from __future__ import annotations

from base.words import Message
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn


def table(request: ExportRequest) -> Table:
    """One row a state and grid, the worst-off first."""
    groups = list(request.baseline.catalogue.age_groups.values())
    rows: list[tuple[Cell, ...]] = []
    for state in request.states:
        for code, scores in sorted(
            state.assessment.by_grid.items(), key=lambda one: _order(one[1].least_met)
        ):
            people, met = float(scores.people.sum()), [float(value) for value in scores.met]
            two = float(scores.lacking["standard_radius"][:, 2].sum())
            rows.append((state.name, code, scores.households, people, *met, two, scores.supply_m2))
    return Table(
        "grids",
        Message("Scores by responsibility grid"),
        (
            TableColumn(Message("State", context="existing or option"), width=16),
            TableColumn(Message("Grid"), width=10),
            TableColumn(Message("Households"), "count", 9),
            TableColumn(Message("People"), "count", 9),
            *(
                TableColumn(Message("Needs met: {group} (%)", group=group.people), "tenth", 10)
                for group in groups
            ),
            TableColumn(Message("Lack two or more (people)"), "count", 10),
            TableColumn(Message("Space per person (m²)"), "hundredth"),
        ),
        tuple(rows),
    )


def _order(met: float) -> float:
    return met if met == met else float("inf")  # nobody lives there: last
