"""The standards check: every clause that can be computed, with where it comes from and how sure it is."""

from __future__ import annotations

from base.words import Bilingual
from data.checks import Check
from exports.request import Request
from features.options.order import State
from paper.table import Cell, Column, Table, cell_text

VERDICTS = {
    "pass": Bilingual("✓ 达到", "✓ met"),
    "fail": Bilingual("✗ 未达到", "✗ not met"),
    "unknown": Bilingual("? 无数据", "? no data"),
}
_BOUNDS = {"at_least": "≥", "at_most": "≤"}
_COMMUNITY = Bilingual("社区", "community")
_VERIFIED = (Bilingual("否", "not yet"), Bilingual("是", "yes"))


def table(request: Request) -> Table:
    """One row a state, clause and place."""
    return Table(
        "standards",
        Bilingual("标准核对", "Standards check"),
        (
            Column(Bilingual("方案", "State"), width=16),
            Column(Bilingual("要求", "Requirement"), width=32),
            Column(Bilingual("范围", "Place"), width=14),
            Column(Bilingual("结论", "Verdict"), width=10),
            Column(Bilingual("数值", "Value"), "number"),
            Column(Bilingual("比较", "Compare"), width=6),
            Column(Bilingual("限值", "Limit"), "number"),
            Column(Bilingual("单位", "Unit"), width=14),
            Column(Bilingual("依据", "Source"), width=36),
            Column(Bilingual("条文", "Clause"), width=12),
            Column(Bilingual("已与原文核对", "Limit verified"), width=10),
        ),
        tuple(_row(state, check) for state in request.states for check in state.assessment.checks),
    )


def _row(state: State, check: Check) -> tuple[Cell, ...]:
    limit, catalogue = check.clause.limit, state.assessment.catalogue
    return (
        state.name,
        check.clause.name,
        place_name(state, check),
        VERDICTS[check.verdict],
        round(check.value, 2),
        _BOUNDS[check.clause.compare],
        limit.value,
        catalogue.units[limit.unit].name,
        catalogue.sources[limit.source].title,
        limit.clause,
        _VERIFIED[limit.verified],
    )


def place_name(state: State, check: Check) -> Bilingual:
    """The community, or the grid's code or the compound's name."""
    if not check.place:
        return _COMMUNITY
    compounds = state.assessment.community.compounds
    known = compounds[compounds["id"] == check.place]
    if not len(known):
        return Bilingual(check.place, check.place)
    zh, en = (known[column].iloc[0] for column in ("name_zh", "name_en"))
    zh, en = (name if isinstance(name, str) else "" for name in (zh, en))
    return Bilingual(zh or en or check.place, en or zh or check.place)


def in_short(request: Request) -> Table:
    """Of the community as it is, with value and limit in one column each: what fits on paper."""
    language, state = request.language, request.states[0]
    rows: list[tuple[Cell, ...]] = []
    for check in state.assessment.checks:
        _, name, place, verdict, value, bound, limit, unit, source, clause, verified = _row(state, check)
        said = cell_text(value, "number", language)
        asked = f"{bound} {cell_text(limit, 'hundredth', language)} {cell_text(unit, 'text', language)}"
        origin = f"{cell_text(source, 'text', language)} {clause or ''}".strip()
        rows.append((name, place, verdict, said, asked, origin, verified))
    return Table(
        "standards_in_short",
        Bilingual("标准核对（现状）", "Standards check (today)"),
        (
            Column(Bilingual("要求", "Requirement"), width=22),
            Column(Bilingual("范围", "Place"), width=14),
            Column(Bilingual("结论", "Verdict"), width=12),
            Column(Bilingual("数值", "Value"), width=9),
            Column(Bilingual("限值", "Limit"), width=16),
            Column(Bilingual("依据", "Source"), width=24),
            Column(Bilingual("已核对", "Verified"), width=9),
        ),
        tuple(rows),
    )
