"""The community in numbers, today and with each option."""

from __future__ import annotations

from base.words import Bilingual
from data.assess import Assessment
from exports.request import Request
from paper.table import Cell, Column, Table


def table(request: Request) -> Table:
    """One row a figure; its unit stands beside it."""
    rows: list[tuple[Cell, ...]] = []
    for state in request.states:
        rows += [(state.name, name, round(value, 2), unit) for name, value, unit in figures(state.assessment)]
    return Table(
        "facts",
        Bilingual("基本情况", "The community in numbers"),
        (
            Column(Bilingual("方案", "State"), width=16),
            Column(Bilingual("指标", "Figure"), width=28),
            Column(Bilingual("数值", "Value"), "number"),
            Column(Bilingual("单位", "Unit"), width=10),
        ),
        tuple(rows),
    )


def figures(assessment: Assessment) -> list[tuple[Bilingual, float, Bilingual]]:
    """(name, value, unit); shares are given in percent."""
    scores, spaces, people = assessment.overall, assessment.spaces, Bilingual("人", "people")
    share, area = Bilingual("%", "%"), Bilingual("平方米", "m²")
    return [
        (Bilingual("户数", "Households"), scores.households, Bilingual("户", "households")),
        (Bilingual("人口", "People"), float(scores.people.sum()), people),
        *(
            (group.long_name, float(count), people)
            for group, count in zip(assessment.catalogue.age_groups.values(), scores.people, strict=True)
        ),
        (Bilingual("公共空间", "Public spaces"), float(len(spaces.area_m2)), Bilingual("处", "")),
        (Bilingual("公共空间面积", "Area of public spaces"), float(spaces.area_m2.sum()), area),
        (Bilingual("被侵占面积", "Ground taken"), spaces.taken_m2, area),
        (
            Bilingual("人均可用公共空间", "Usable public space per person"),
            scores.supply_m2,
            Bilingual("平方米/人", "m² per person"),
        ),
        (
            Bilingual("功能单一的公共空间", "Public spaces with a single function"),
            100 * spaces.monofunctional_share,
            share,
        ),
        (
            Bilingual("走得到老幼共享空间的人", "People within reach of a space for old and young"),
            100 * spaces.intergenerational_share,
            share,
        ),
        (
            Bilingual("无障碍相连的公共空间", "Public spaces joined step-free"),
            100 * spaces.joined_share,
            share,
        ),
        (Bilingual("绕行系数", "Detour ratio"), spaces.detour_ratio, Bilingual("倍", "times")),
    ]
