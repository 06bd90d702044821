"""Options side by side: one row a figure, one column a state."""

from __future__ import annotations

from base.words import Bilingual
from data.checks import Check
from features.options.comparison import PER_CNY
from features.options.order import OptionsOrder, State
from features.options.sketch import Sketch
from paper.table import Cell, Column, Kind, Table

Figure = tuple[Bilingual, Kind, Cell]
"""Its name, what its numbers are, its value."""
_TENTH: Kind = "tenth"


def table(request: OptionsOrder) -> Table:
    """What each option gives whom, and what it costs; no rows where no option is asked for."""
    described = [_figures(state) for state in request.states]
    known = [{name: value for name, _, value in figures} for figures in described]
    rows = described[-1] if request.options else []
    return Table(
        "options",
        Bilingual("方案比较", "Options compared"),
        (
            Column(Bilingual("指标", "Figure"), width=26),
            *(Column(state.name, width=18) for state in request.states),
        ),
        tuple((name, *(figures.get(name) for figures in known)) for name, _, _ in rows),
        row_kinds=tuple(kind for _, kind, _ in rows),
    )


def _figures(state: State) -> list[Figure]:
    assessment = state.assessment
    scores, worst = assessment.overall, assessment.worst_grid
    groups = zip(assessment.catalogue.age_groups.values(), scores.index, strict=True)
    found: list[Figure] = [
        (Bilingual("可达指数（0–100）", "Access index (0–100)"), "tenth", scores.index_all),
        *(
            (Bilingual(f"指数：{group.name.zh}", f"Index: {group.name.en}"), _TENTH, float(index))
            for group, index in groups
        ),
        (
            Bilingual("得分最低的网格", "Worst-off grid"),
            "text",
            f"{worst} ({assessment.by_grid[worst].index_all:.1f})" if worst else None,
        ),
        (Bilingual("人均公共空间（平方米）", "Space per person (m²)"), "hundredth", scores.supply_m2),
    ]
    return found if state.sketch is None else [*found, *_changes(state.sketch)]


def _changes(sketch: Sketch) -> list[Figure]:
    comparison, paid = sketch.comparison, sketch.payable
    gained, lost = float(comparison.gained.people.sum()), float(comparison.lost.people.sum())
    gain = comparison.index_all / (paid.cost_cny / PER_CNY) if paid.cost_cny > 0 else None
    rejected = float(len(sketch.option.interventions) - len(sketch.counted))
    return [
        (Bilingual("指数变化", "Change of the index"), "signed", comparison.index_all),
        (Bilingual("新走得到的人", "People newly within reach"), "count", gained),
        (Bilingual("变得走不到的人", "People who lose reach"), "count", lost),
        (Bilingual("新达到的标准", "Standards newly met"), "text", _clauses(comparison.newly_met)),
        (Bilingual("不再达到的标准", "Standards no longer met"), "text", _clauses(comparison.newly_missed)),
        (Bilingual("项目数", "Interventions"), "count", float(len(sketch.counted))),
        (Bilingual("造价（元）", "Cost (CNY)"), "count", paid.cost_cny),
        (Bilingual("年维护费（元）", "Upkeep a year (CNY)"), "count", paid.upkeep_cny),
        (Bilingual("每万元提高指数", "Index gained for 10 000 CNY"), "thousandth", gain),
        (Bilingual("因规则不计入的项目", "Interventions that rules reject"), "count", rejected),
    ]


def _clauses(checks: tuple[Check, ...]) -> Bilingual:
    names = list(dict.fromkeys(check.clause.name for check in checks))
    return Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))
