"""How well each age group is served, today and with each option."""

from __future__ import annotations

from base.words import Message
from exports.request import ExportRequest
from exports.tables.coverage import reach_of_needs
from paper.table import Cell, Table, TableColumn


def table(request: ExportRequest) -> Table:
    """One row a state and group, then everybody."""
    rows: list[tuple[Cell, ...]] = []
    sums: list[int] = []
    for state in request.states:
        scores, before = state.assessment.overall, request.baseline.overall
        reach = {mode: reach_of_needs(state.assessment, mode) for mode in scores.coverage}
        for number, group in enumerate(state.assessment.catalogue.age_groups.values()):
            index = float(scores.index[number])
            change = index - float(before.index[number]) if state.letter else None
            shares = (reach["standard_radius"][number], reach["equal_time"][number])
            rows.append((state.name, group.name, float(scores.people[number]), index, change, *shares))
        sums.append(len(rows))
        change = scores.index_all - before.index_all if state.letter else None
        everybody = Message("mean of the groups")
        rows.append((state.name, everybody, float(scores.people.sum()), scores.index_all, change, None, None))
    return Table(
        "groups",
        Message("Scores by age group"),
        (
            TableColumn(Message("State", context="existing or option"), width=16),
            TableColumn(Message("Group"), width=12),
            TableColumn(Message("People"), "count", 9),
            TableColumn(Message("Access index (0–100)"), "tenth"),
            TableColumn(Message("Change"), "signed", 9),
            TableColumn(Message("Within reach (same distance)"), "percent"),
            TableColumn(Message("Within reach (same time)"), "percent"),
        ),
        tuple(rows),
        frozenset(sums),
    )
