"""The budget: what every counted intervention costs, beside the range that is usual for its kind and size."""

from __future__ import annotations

from base.words import Message, Text
from features.options.intervention import Intervention
from features.options.intervention_facts import size_text, what_it_is
from features.options.order import OptionsOrder, option_name
from features.options.presets import cost_range
from features.options.sketch import Sketch
from paper.table import Cell, Table, TableColumn

_ALL = Message("all")
_BUDGET = Message("budget")
_LEFT = Message("remaining")


def table(request: OptionsOrder) -> Table:
    """One row an intervention, then the option's sum and, where it has one, its budget and what is left."""
    rows: list[tuple[Cell, ...]] = []
    sums: list[int] = []
    for sketch in request.options:
        name = option_name(sketch.option)
        rows += [_row(request, name, one) for one in sketch.counted]
        closing = _closing(sketch)
        sums += range(len(rows), len(rows) + len(closing))
        rows += [(name, what, None, None, amount, None, None, None) for what, amount in closing]
    return Table(
        "costs",
        Message("Costs"),
        (
            TableColumn(Message("Option"), width=16),
            TableColumn(Message("Intervention"), width=20),
            TableColumn(Message("Scenario"), width=16),
            TableColumn(Message("Size"), width=14),
            TableColumn(Message("Cost (CNY)"), "count"),
            TableColumn(Message("Reference cost, low (CNY)"), "count"),
            TableColumn(Message("Reference cost, typical (CNY)"), "count"),
            TableColumn(Message("Reference cost, high (CNY)"), "count"),
        ),
        tuple(rows),
        frozenset(sums),
    )


def _row(request: OptionsOrder, option: Text, one: Intervention) -> tuple[Cell, ...]:
    catalogue = request.baseline.catalogue
    what = what_it_is(catalogue, one)
    scenario = catalogue.scenario_types.get(one.scenario)
    usual: tuple[Cell, ...] = cost_range(scenario, one.shape) if scenario else (None, None, None)
    return (option, one.name or what, what, size_text(one), one.cost_cny, *usual)


def _closing(sketch: Sketch) -> list[tuple[Text, float]]:
    cost, budget = sketch.payable.cost_cny, sketch.option.budget_cny
    return [(_ALL, cost), *([(_BUDGET, budget), (_LEFT, budget - cost)] if budget > 0 else [])]
