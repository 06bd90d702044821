"""Options side by side: one row a figure, one column a state."""

from __future__ import annotations

from base.words import Message, Text, join_texts
from data.checks import Check
from features.options.comparison import PER_CNY
from features.options.order import OptionsOrder, Scenario
from features.options.sketch import Sketch
from paper.table import Cell, Kind, Table, TableColumn

Figure = tuple[Text, Kind, Cell]
"""Its name, what its numbers are, its value."""
_TENTH: Kind = "tenth"


def table(request: OptionsOrder) -> Table:
    """What each option gives whom, and what it costs; no rows where no option is asked for."""
    described = [_figures(state) for state in request.states]
    known = [{name: value for name, _, value in figures} for figures in described]
    rows = described[-1] if request.options else []
    return Table(
        "options",
        Message("Options compared"),
        (
            TableColumn(Message("Figure"), width=26),
            *(TableColumn(state.name, width=18) for state in request.states),
        ),
        tuple((name, *(figures.get(name) for figures in known)) for name, _, _ in rows),
        row_kinds=tuple(kind for _, kind, _ in rows),
    )


def _figures(state: Scenario) -> list[Figure]:
    assessment = state.assessment
    scores, worst = assessment.overall, assessment.worst_grid
    groups = zip(assessment.catalogue.age_groups.values(), scores.index, strict=True)
    found: list[Figure] = [
        (Message("Access index (0–100)"), "tenth", scores.index_all),
        *((Message("Index: {group}", group=group.name), _TENTH, float(index)) for group, index in groups),
        (
            Message("Worst-off grid", context="index"),
            "text",
            f"{worst} ({assessment.by_grid[worst].index_all:.1f})" if worst else None,
        ),
        (Message("Space per person (m²)"), "hundredth", scores.supply_m2),
    ]
    return found if state.sketch is None else [*found, *_changes(state.sketch)]


def _changes(sketch: Sketch) -> list[Figure]:
    comparison, paid = sketch.comparison, sketch.payable
    gained, lost = float(comparison.gained.people.sum()), float(comparison.lost.people.sum())
    gain = comparison.index_all / (paid.cost_cny / PER_CNY) if paid.cost_cny > 0 else None
    rejected = float(len(sketch.option.interventions) - len(sketch.counted))
    return [
        (Message("Change of the index"), "signed", comparison.index_all),
        (Message("People newly within reach"), "count", gained),
        (Message("People who lose access"), "count", lost),
        (Message("Standards newly met", context="column"), "text", _clauses(comparison.newly_met)),
        (Message("Standards no longer met", context="column"), "text", _clauses(comparison.newly_missed)),
        (Message("Interventions", context="number"), "count", float(len(sketch.counted))),
        (Message("Cost (CNY)"), "count", paid.cost_cny),
        (Message("Upkeep a year (CNY)"), "count", paid.upkeep_cny),
        (Message("Index gain per 10 000 CNY"), "thousandth", gain),
        (Message("Interventions rejected by rules"), "count", rejected),
    ]


def _clauses(checks: tuple[Check, ...]) -> Text:
    names = list(dict.fromkeys(check.clause.name for check in checks))
    return join_texts(names)
