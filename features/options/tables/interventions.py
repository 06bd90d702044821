"""Every intervention of every option, one row each."""

from __future__ import annotations

from base.words import Bilingual
from features.options.intervention import Intervention
from features.options.intervention_facts import ACTIONS, names_of, unit_of, what_it_is
from features.options.order import OptionsOrder, State, option_name
from features.options.presets import size_of
from paper.table import Cell, Column, Table

_COUNTS = (Bilingual("不计入", "no"), Bilingual("计入", "yes"))


def table(request: OptionsOrder) -> Table:
    """Rejected ones too; the column says so."""
    rows = [
        _row(request, state, one)
        for state in request.states
        if state.sketch
        for one in state.sketch.option.interventions
    ]
    return Table(
        "interventions",
        Bilingual("微更新项目", "Interventions"),
        (
            Column(Bilingual("方案", "Option"), width=16),
            Column(Bilingual("名称", "Name"), width=20),
            Column(Bilingual("场景", "Scenario"), width=16),
            Column(Bilingual("做法", "Action"), width=8),
            Column(Bilingual("规模", "Size"), "count", 8),
            Column(Bilingual("单位", "Unit"), width=8),
            Column(Bilingual("提供的设施", "Provides"), width=24),
            Column(Bilingual("空间功能", "Functions"), width=24),
            Column(Bilingual("造价（元）", "Cost (CNY)"), "count"),
            Column(Bilingual("年维护费（元）", "Upkeep a year (CNY)"), "count"),
            Column(Bilingual("认领者", "Adopter"), width=14),
            Column(Bilingual("计入得分", "Counts"), width=10),
            Column(Bilingual("适宜性（0–100）", "Suitability (0–100)"), "count"),
            Column(Bilingual("使用约定", "Rules of use"), width=24),
            Column(Bilingual("备注", "Note"), width=30),
        ),
        tuple(rows),
    )


def _row(request: OptionsOrder, state: State, one: Intervention) -> tuple[Cell, ...]:
    assert state.sketch is not None
    catalogue, judgement = request.baseline.catalogue, state.sketch.judgements[one.id]
    what = what_it_is(catalogue, one)
    return (
        option_name(state.sketch.option),
        one.name or what,
        what,
        ACTIONS[one.action],
        size_of(one.shape),
        unit_of(one),
        names_of(catalogue.facility_categories, one.provides),
        names_of(catalogue.space_functions, one.functions),
        one.cost_cny,
        one.upkeep_cny,
        one.adopter,
        _COUNTS[judgement.counts],
        judgement.suitability,
        one.use_rules,
        one.note,
    )
