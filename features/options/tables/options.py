"""Options side by side: one row a figure, one column a state."""

from __future__ import annotations

from base.words import Message, Text, join_texts
from data.checks import Check
from features.options.order import OptionsOrder, Scenario
from features.options.sketch import Sketch
from paper.table import Cell, Kind, Table, TableColumn

LEAST_PEOPLE = 0.5
"""Fewer are rounded to nobody."""
Figure = tuple[Text, Kind, Cell]
"""Its name, what its numbers are, its value."""
_TENTH: Kind = "tenth"
_COUNT: Kind = "count"
_SIGNED: Kind = "signed"


def table(request: OptionsOrder) -> Table:
    """What each option gives whom, and what it costs; no rows where no option is asked for."""
    described = [_figures(state) for state in request.states]
    known = [{name: value for name, _, value in figures} for figures in described]
    rows = described[-1] if request.options else []
    return Table(
        "options",
        Message("The option beside today") if len(request.options) == 1 else Message("Options compared"),
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
    groups = list(assessment.catalogue.age_groups.values())
    two = scores.lacking["standard_radius"][:, 2]
    found: list[Figure] = [
        *(
            (Message("Lack two or more: {group} (people)", group=group.people), _COUNT, float(people))
            for group, people in zip(groups, two, strict=True)
        ),
        *(
            (Message("Needs met: {group} (%)", group=group.people), _TENTH, float(met))
            for group, met in zip(groups, scores.met, strict=True)
        ),
        (
            Message("Worst-off grid", context="index"),
            "text",
            f"{worst} ({assessment.by_grid[worst].least_met:.1f} %)" if worst else None,
        ),
        (Message("Space per person (m²)"), "hundredth", scores.supply_m2),
    ]
    return found if state.sketch is None else [*_people(state.sketch), *found, *_changes(state.sketch)]


def _people(sketch: Sketch) -> list[Figure]:
    """Who gains and who loses: what matters most comes first."""
    comparison = sketch.comparison
    price = comparison.cny_per_person(sketch.payable.cost_cny)
    return [
        (Message("People newly within reach"), "count", comparison.people_gaining),
        (Message("Newly within reach, by group"), "text", _newly_reached(sketch)),
        (Message("CNY per person newly reached"), "count", price if price == price else None),
        (Message("People who lose access"), "count", float(comparison.lost.people.sum())),
    ]


def _changes(sketch: Sketch) -> list[Figure]:
    comparison, paid = sketch.comparison, sketch.payable
    rejected = float(len(sketch.option.interventions) - len(sketch.counted))
    return [
        *_changes_of_groups(sketch),
        (Message("Standards newly met", context="column"), "text", _clauses(comparison.newly_met)),
        (Message("Standards no longer met", context="column"), "text", _clauses(comparison.newly_missed)),
        (Message("Interventions", context="number"), "count", float(len(sketch.counted))),
        (Message("Cost (CNY)"), "count", paid.cost_cny),
        (Message("Upkeep a year (CNY)"), "count", paid.upkeep_cny),
        (Message("Interventions rejected by rules"), "count", rejected),
    ]


def _changes_of_groups(sketch: Sketch) -> list[Figure]:
    groups = sketch.assessment.catalogue.age_groups.values()
    return [
        (Message("Change of needs met: {group}", group=group.people), _SIGNED, float(change))
        for group, change in zip(groups, sketch.comparison.met, strict=True)
    ]


def _newly_reached(sketch: Sketch) -> Text:
    """The people of each group who newly reach each category, most first."""
    catalogue = sketch.assessment.catalogue
    names = [category.name for category in catalogue.facility_categories.values()]
    return join_texts(
        Message("{group} {category} {people:,.0f}", group=group.people, category=names[c], people=people[c])
        for group, people in zip(catalogue.age_groups.values(), sketch.comparison.newly_reached, strict=True)
        for c in (-people).argsort()
        if people[c] >= LEAST_PEOPLE
    )


def _clauses(checks: tuple[Check, ...]) -> Text:
    names = list(dict.fromkeys(check.clause.name for check in checks))
    return join_texts(names)
