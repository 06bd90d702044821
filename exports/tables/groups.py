"""How well each age group is served, today and with each option."""

from __future__ import annotations

from base.words import Bilingual
from exports.request import Request
from exports.tables.coverage import reach_of_needs
from paper.table import Cell, Column, Table


def table(request: Request) -> Table:
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
        everybody = Bilingual("三组平均", "mean of the groups")
        rows.append((state.name, everybody, float(scores.people.sum()), scores.index_all, change, None, None))
    return Table(
        "groups",
        Bilingual("各年龄组得分", "Scores by age group"),
        (
            Column(Bilingual("方案", "State"), width=16),
            Column(Bilingual("人群", "Group"), width=12),
            Column(Bilingual("人口", "People"), "count", 9),
            Column(Bilingual("可达指数（0–100）", "Access index (0–100)"), "tenth"),
            Column(Bilingual("比现状", "Change"), "signed", 9),
            Column(Bilingual("达标率（同一距离）", "Within reach (same distance)"), "percent"),
            Column(Bilingual("达标率（同一时间）", "Within reach (same time)"), "percent"),
        ),
        tuple(rows),
        frozenset(sums),
    )
