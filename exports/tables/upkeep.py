"""Upkeep: what every counted intervention costs a year, and who looks after it."""

from __future__ import annotations

from base.words import Bilingual
from exports.request import Request
from features.options.intervention_facts import what_it_is
from features.options.order import option_name
from paper.table import Cell, Column, Table

_NOBODY = Bilingual("待定", "to be found")


def table(request: Request) -> Table:
    """One row an intervention, then the option's sum."""
    catalogue = request.baseline.catalogue
    rows: list[tuple[Cell, ...]] = []
    sums: list[int] = []
    for sketch in request.options:
        name = option_name(sketch.option)
        for one in sketch.counted:
            what = what_it_is(catalogue, one)
            rows.append((name, one.name or what, what, one.upkeep_cny, one.adopter or _NOBODY, one.use_rules))
        sums.append(len(rows))
        rows.append((name, Bilingual("合计", "all"), None, sketch.payable.upkeep_cny, None, None))
    return Table(
        "upkeep",
        Bilingual("维护与认领", "Upkeep and adopters"),
        (
            Column(Bilingual("方案", "Option"), width=16),
            Column(Bilingual("项目", "Intervention"), width=20),
            Column(Bilingual("场景", "Scenario"), width=16),
            Column(Bilingual("年维护费（元）", "Upkeep a year (CNY)"), "count"),
            Column(Bilingual("认领者", "Adopter"), width=16),
            Column(Bilingual("使用约定", "Rules of use"), width=28),
        ),
        tuple(rows),
        frozenset(sums),
    )
