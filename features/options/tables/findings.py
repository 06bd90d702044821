"""Siting rules that are broken or that somebody has to confirm on site."""

from __future__ import annotations

from base.words import Bilingual
from features.options.intervention_facts import what_it_is
from features.options.order import OptionsOrder, option_name
from features.options.siting.finding import Finding
from paper.table import Cell, Column, Table

VERDICTS = {
    "broken": Bilingual("不满足", "broken"),
    "to_confirm": Bilingual("待现场确认", "to be confirmed on site"),
    "confirmed": Bilingual("已现场确认", "confirmed on site"),
}
_WEIGHTS = (Bilingual("宜", "should"), Bilingual("必须", "must"))


def table(request: OptionsOrder) -> Table:
    """One row a finding; rules that are met are left out."""
    catalogue = request.baseline.catalogue
    rows: list[tuple[Cell, ...]] = []
    for sketch in request.options:
        name = option_name(sketch.option)
        for one in sketch.option.interventions:
            what = one.name or what_it_is(catalogue, one)
            rows += [
                (name, what, *_said(found)) for found in sketch.judgements[one.id].findings if _open(found)
            ]
    return Table(
        "findings",
        Bilingual("选址核查", "Siting rules"),
        (
            Column(Bilingual("方案", "Option"), width=16),
            Column(Bilingual("项目", "Intervention"), width=20),
            Column(Bilingual("约束", "Weight"), width=8),
            Column(Bilingual("结论", "Verdict"), width=14),
            Column(Bilingual("规则与依据", "Rule and source"), width=70),
        ),
        tuple(rows),
    )


def _open(found: Finding) -> bool:
    return found.verdict != "met"


def _said(found: Finding) -> tuple[Cell, ...]:
    return (_WEIGHTS[found.rule.hard], VERDICTS[found.verdict], found.text)
