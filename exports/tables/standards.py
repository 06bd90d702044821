"""The standards check: every clause that can be computed, with where it comes from and how sure it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from base.words import Bilingual, Message, Text, join_texts, name_or_id
from data.checks import Check
from exports.request import ExportRequest
from features.options.order import Scenario
from paper.table import Cell, Table, TableColumn, cell_text
from spatial.standards import Verdict

VERDICTS: Mapping[Verdict, Message] = {
    "pass": Message("✓ met", context="standard"),
    "fail": Message("✗ not met", context="standard"),
    "reference_only": Message("○ reference only", context="standard"),
    "not_applicable": Message("– not applicable here", context="standard"),
    "cannot_be_computed": Message("? cannot be computed", context="standard"),
}
_BOUNDS = {"at_least": "≥", "at_most": "≤"}
_SHARE = "share"
"""The unit of shares, which people read in percent."""
_COMMUNITY = Message("community")
_VERIFIED = (Message("not yet", context="verified"), Message("yes"))


def table(request: ExportRequest) -> Table:
    """One row a state, clause and place."""
    return Table(
        "standards",
        Message("Standards check"),
        (
            TableColumn(Message("State", context="existing or option"), width=16),
            TableColumn(Message("Requirement"), width=32),
            TableColumn(Message("Place", context="standard"), width=14),
            TableColumn(Message("Verdict"), width=10),
            TableColumn(Message("Value"), "number"),
            TableColumn(Message("Compare", context="standard"), width=6),
            TableColumn(Message("Limit"), "number"),
            TableColumn(Message("Unit"), width=14),
            TableColumn(Message("Source", context="standard"), width=36),
            TableColumn(Message("Clause"), width=12),
            TableColumn(Message("Limit verified", context="standard"), width=10),
        ),
        tuple(_row(state, check) for state in request.states for check in state.assessment.checks),
    )


def _row(state: Scenario, check: Check) -> tuple[Cell, ...]:
    limit, catalogue = check.clause.limit, state.assessment.catalogue
    is_share = limit.unit == _SHARE
    times, unit = (100, Message("%")) if is_share else (1, catalogue.units[limit.unit].name)
    return (
        state.name,
        check.clause.name,
        place_name(state, check),
        VERDICTS[check.verdict],
        round(times * check.value, 2),
        _BOUNDS[check.clause.compare],
        round(times * limit.value, 6),
        unit,
        catalogue.sources[limit.source].title,
        limit.clause,
        _VERIFIED[limit.verified],
    )


def place_name(state: Scenario, check: Check) -> Text:
    """The community, or the grid's code or the compound's name."""
    if not check.place:
        return _COMMUNITY
    compounds = state.assessment.community.compounds
    known = compounds[compounds["id"] == check.place]
    if not len(known):
        return Bilingual(check.place, check.place)
    zh, en = (known[column].iloc[0] for column in ("name_zh", "name_en"))
    zh, en = (name if isinstance(name, str) else "" for name in (zh, en))
    return name_or_id(zh, en, check.place)


def _is_aside(check: Check) -> bool:
    """What is shown for comparison only, of every compound: it fills pages and decides nothing."""
    return bool(check.place) and check.verdict in ("reference_only", "not_applicable")


def notes(request: ExportRequest) -> Iterator[Text]:
    """What the short table leaves out, and how sure its limits are."""
    checks = request.baseline.checks
    if left := sum(map(_is_aside, checks)):
        yield Message("{left} more values of compounds, for reference only, are in the workbook.", left=left)
    limits = {check.clause.key: check.clause.limit for check in checks}.values()
    if limits:
        yield Message(
            "{checked} of {count} limits were checked against the text of the standard; the workbook says "
            "which.",
            checked=sum(limit.verified for limit in limits),
            count=len(limits),
        )


def in_short(request: ExportRequest) -> Table:
    """Of the community as it is, with value and limit in one column each: what fits on paper."""
    language, state = request.language, request.states[0]
    rows: list[tuple[Cell, ...]] = []
    for check in state.assessment.checks:
        if _is_aside(check):
            continue
        _, name, place, verdict, value, bound, limit, unit, source, clause, _ = _row(state, check)
        value_text = cell_text(value, "number", language)
        asked = f"{bound} {cell_text(limit, 'number', language)} {cell_text(unit, 'text', language)}"
        origin = join_texts([source, *([clause] if clause else [])], " ")
        rows.append((name, place, verdict, value_text, asked, origin))
    return Table(
        "standards_in_short",
        Message("Standards check (today)"),
        (
            TableColumn(Message("Requirement"), width=22),
            TableColumn(Message("Place", context="standard"), width=14),
            TableColumn(Message("Verdict"), width=12),
            TableColumn(Message("Value"), width=9),
            TableColumn(Message("Limit"), width=16),
            TableColumn(Message("Source", context="standard"), width=24),
        ),
        tuple(rows),
    )
