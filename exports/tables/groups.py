"""How well each age group is served, today and with each option."""

from __future__ import annotations

from base.words import Message
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn


def table(request: ExportRequest) -> Table:
    """One row a state and group."""
    rows: list[tuple[Cell, ...]] = []
    for state in request.states:
        scores, before = state.assessment.overall, request.baseline.overall
        for number, group in enumerate(state.assessment.catalogue.age_groups.values()):
            met = float(scores.met[number])
            change = met - float(before.met[number]) if state.letter else None
            none, one, more = map(float, scores.lacking["standard_radius"][number])
            same_time = float(scores.needs_met["equal_time"][number])
            smooth = float(scores.shortfall[number]), float(scores.proximity[number])
            people = float(scores.people[number])
            rows.append((state.name, group.people, people, met, change, same_time, none, one, more, *smooth))
    return Table(
        "groups",
        Message("Scores by age group"),
        (
            TableColumn(Message("State", context="existing or option"), width=16),
            TableColumn(Message("Group"), width=12),
            TableColumn(Message("People"), "count", 9),
            TableColumn(Message("Needs met (%)"), "tenth"),
            TableColumn(Message("Change"), "signed", 9),
            TableColumn(Message("Needs met, same time (%)"), "tenth"),
            TableColumn(Message("Lack nothing (people)"), "count", 10),
            TableColumn(Message("Lack one thing (people)"), "count", 10),
            TableColumn(Message("Lack two or more (people)"), "count", 10),
            TableColumn(Message("Shortfall index (v2)"), "tenth"),
            TableColumn(Message("Proximity (v1, Horák 2022)"), "tenth"),
        ),
        tuple(rows),
    )
