"""Upkeep: what every counted intervention costs a year, and who looks after it."""

from __future__ import annotations

from base.words import Message
from exports.request import ExportRequest
from features.options.intervention_facts import what_it_is
from features.options.order import option_name
from paper.table import Cell, Table, TableColumn

_NOBODY = Message("to be determined")


def table(request: ExportRequest) -> Table:
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
        rows.append((name, Message("all"), None, sketch.payable.upkeep_cny, None, None))
    return Table(
        "upkeep",
        Message("Upkeep and adopters"),
        (
            TableColumn(Message("Option"), width=16),
            TableColumn(Message("Intervention"), width=20),
            TableColumn(Message("Scenario"), width=16),
            TableColumn(Message("Upkeep a year (CNY)"), "count"),
            TableColumn(Message("Adopter"), width=16),
            TableColumn(Message("Rules of use"), width=28),
        ),
        tuple(rows),
        frozenset(sums),
    )
