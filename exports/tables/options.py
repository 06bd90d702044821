"""Options side by side: one row a figure, one column a state."""

from __future__ import annotations

from collections.abc import Callable

from data.checks import Check
from data.words import Bilingual
from exports.request import Request, State
from exports.tables.table import Cell, Column, Kind, Table, cell_text
from workshop.sketch import Sketch


def table(request: Request) -> Table:
    """What each option gives whom, and what it costs; no rows where no option is asked for."""
    described = [dict(_figures(state, request)) for state in request.states]
    names = described[-1] if request.options else {}
    return Table(
        "options",
        Bilingual("方案比较", "Options compared"),
        (
            Column(Bilingual("指标", "Figure"), width=26),
            *(Column(state.name, width=18) for state in request.states),
        ),
        tuple((name, *(figures.get(name) for figures in described)) for name in names),
    )


def _figures(state: State, request: Request) -> list[tuple[Bilingual, Cell]]:
    assessment, number = state.assessment, _numbers(request.language)
    scores, worst = assessment.overall, assessment.worst_grid
    of_worst = assessment.by_grid[worst].index_all if worst else float("nan")
    found: list[tuple[Bilingual, Cell]] = [
        (Bilingual("可达指数（0–100）", "Access index (0–100)"), number(scores.index_all, "tenth")),
        *(
            (Bilingual(f"指数：{group.name.zh}", f"Index: {group.name.en}"), number(float(index), "tenth"))
            for group, index in zip(assessment.catalogue.age_groups.values(), scores.index, strict=True)
        ),
        (
            Bilingual("得分最低的网格", "Worst-off grid"),
            f"{worst} ({number(of_worst, 'tenth')})" if worst else None,
        ),
        (Bilingual("人均公共空间（平方米）", "Space per person (m²)"), number(scores.supply_m2, "hundredth")),
    ]
    return found if state.sketch is None else [*found, *_changes(state.sketch, request)]


def _changes(sketch: Sketch, request: Request) -> list[tuple[Bilingual, Cell]]:
    comparison, paid, number = sketch.comparison, sketch.payable, _numbers(request.language)
    gain = comparison.index_all / (paid.cost_cny / 10_000) if paid.cost_cny > 0 else float("nan")
    return [
        (Bilingual("指数变化", "Change of the index"), number(comparison.index_all, "signed")),
        (
            Bilingual("新走得到的人", "People newly within reach"),
            number(float(comparison.gained.people.sum()), "count"),
        ),
        (
            Bilingual("变得走不到的人", "People who lose reach"),
            number(float(comparison.lost.people.sum()), "count"),
        ),
        (Bilingual("新达到的标准", "Standards newly met"), _clauses(comparison.newly_met)),
        (Bilingual("不再达到的标准", "Standards no longer met"), _clauses(comparison.newly_missed)),
        (Bilingual("项目数", "Interventions"), number(float(len(sketch.counted)), "count")),
        (Bilingual("造价（元）", "Cost (CNY)"), number(paid.cost_cny, "count")),
        (Bilingual("年维护费（元）", "Upkeep a year (CNY)"), number(paid.upkeep_cny, "count")),
        (Bilingual("每万元提高指数", "Index gained for 10 000 CNY"), number(gain, "thousandth")),
        (
            Bilingual("因规则不计入的项目", "Interventions that rules reject"),
            number(float(len(sketch.option.interventions) - len(sketch.counted)), "count"),
        ),
    ]


def _clauses(checks: tuple[Check, ...]) -> Bilingual:
    names = list(dict.fromkeys(check.clause.name for check in checks))
    return Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))


def _numbers(language: str) -> Callable[[float, Kind], str]:
    """Numbers of several kinds in one column are written out."""
    return lambda value, kind: cell_text(value, kind, language)
