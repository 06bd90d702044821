"""Siting rules that are broken or that somebody has to confirm on site."""

from __future__ import annotations

from base.words import Message
from features.options.intervention_facts import what_it_is
from features.options.order import OptionsOrder, option_name
from features.options.siting.finding import Finding
from paper.table import Cell, Table, TableColumn

VERDICTS = {
    "broken": Message("broken", context="rule"),
    "to_confirm": Message("to be confirmed on site"),
    "confirmed": Message("confirmed on site"),
}
_WEIGHTS = (Message("should"), Message("must"))


def table(request: OptionsOrder) -> Table:
    """One row a finding; rules that are met are left out."""
    catalogue = request.baseline.catalogue
    rows: list[tuple[Cell, ...]] = []
    for sketch in request.options:
        name = option_name(sketch.option)
        for one in sketch.option.interventions:
            what = one.name or what_it_is(catalogue, one)
            rows += [
                (name, what, *_finding_cells(found))
                for found in sketch.judgements[one.id].findings
                if _open(found)
            ]
    return Table(
        "findings",
        Message("Siting rules"),
        (
            TableColumn(Message("Option"), width=16),
            TableColumn(Message("Intervention"), width=20),
            TableColumn(Message("Weight"), width=8),
            TableColumn(Message("Verdict"), width=14),
            TableColumn(Message("Rule and source"), width=70),
        ),
        tuple(rows),
    )


def _open(found: Finding) -> bool:
    return found.verdict != "met"


def _finding_cells(found: Finding) -> tuple[Cell, ...]:
    return (_WEIGHTS[found.rule.hard], VERDICTS[found.verdict], found.text)
