"""The budget: what every counted intervention costs, beside the range that is usual for its kind and size."""

from __future__ import annotations

from base.words import Bilingual
from features.options.intervention import Intervention
from features.options.intervention_facts import size_text, what_it_is
from features.options.order import OptionsOrder, option_name
from features.options.presets import cost_range
from features.options.sketch import Sketch
from paper.table import Cell, Column, Table

_ALL = Bilingual("合计", "all")
_BUDGET = Bilingual("预算", "budget")
_LEFT = Bilingual("结余", "left")


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
        Bilingual("投资估算", "Costs"),
        (
            Column(Bilingual("方案", "Option"), width=16),
            Column(Bilingual("项目", "Intervention"), width=20),
            Column(Bilingual("场景", "Scenario"), width=16),
            Column(Bilingual("规模", "Size"), width=14),
            Column(Bilingual("造价（元）", "Cost (CNY)"), "count"),
            Column(Bilingual("参考低值（元）", "Usual, low (CNY)"), "count"),
            Column(Bilingual("参考中值（元）", "Usual, typical (CNY)"), "count"),
            Column(Bilingual("参考高值（元）", "Usual, high (CNY)"), "count"),
        ),
        tuple(rows),
        frozenset(sums),
    )


def _row(request: OptionsOrder, option: Bilingual, one: Intervention) -> tuple[Cell, ...]:
    catalogue = request.baseline.catalogue
    what = what_it_is(catalogue, one)
    scenario = catalogue.scenario_types.get(one.scenario)
    usual: tuple[Cell, ...] = cost_range(scenario, one.shape) if scenario else (None, None, None)
    return (option, one.name or what, what, size_text(one), one.cost_cny, *usual)


def _closing(sketch: Sketch) -> list[tuple[Bilingual, float]]:
    cost, budget = sketch.payable.cost_cny, sketch.option.budget_cny
    return [(_ALL, cost), *([(_BUDGET, budget), (_LEFT, budget - cost)] if budget > 0 else [])]
