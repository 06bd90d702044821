"""How well each responsibility grid is served, today and with each option."""

from __future__ import annotations

from base.words import Bilingual
from exports.request import Request
from paper.table import Cell, Column, Table


def table(request: Request) -> Table:
    """One row a state and grid, the worst-off first."""
    groups = list(request.baseline.catalogue.age_groups.values())
    rows: list[tuple[Cell, ...]] = []
    for state in request.states:
        for code, scores in sorted(
            state.assessment.by_grid.items(), key=lambda one: _order(one[1].index_all)
        ):
            people, index = float(scores.people.sum()), [float(value) for value in scores.index]
            head = (state.name, code, scores.households, people, scores.index_all)
            rows.append((*head, *index, scores.supply_m2))
    return Table(
        "grids",
        Bilingual("各责任网格得分", "Scores by responsibility grid"),
        (
            Column(Bilingual("方案", "State"), width=16),
            Column(Bilingual("网格", "Grid"), width=10),
            Column(Bilingual("户数", "Households"), "count", 9),
            Column(Bilingual("人口", "People"), "count", 9),
            Column(Bilingual("可达指数", "Access index"), "tenth"),
            *(
                Column(Bilingual(f"指数：{group.name.zh}", f"Index: {group.name.en}"), "tenth", 10)
                for group in groups
            ),
            Column(Bilingual("人均公共空间（平方米）", "Space per person (m²)"), "hundredth"),
        ),
        tuple(rows),
    )


def _order(index: float) -> float:
    return index if index == index else float("inf")  # nobody lives there: last
