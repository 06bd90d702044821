"""Data sources, gaps and assumptions behind the numbers."""

from __future__ import annotations

from base.words import Message
from data.notes import assumptions_of, warnings_of
from exports.origin import about_lines
from exports.request import ExportRequest
from paper.table import Cell, Table, TableColumn

_KINDS = (Message("origin"), Message("warning"), Message("assumption"))


def table(request: ExportRequest) -> Table:
    """One row a statement."""
    origin, warning, assumption = _KINDS
    rows: list[tuple[Cell, ...]] = [(origin, line, None) for line in about_lines(request)]
    rows += [(warning, note.text, note.people) for note in warnings_of(request.baseline)]
    rows += [(assumption, note.text, note.people) for note in assumptions_of(request.baseline)]
    return Table(
        "statements",
        Message("Origin and assumptions"),
        (
            TableColumn(Message("Kind", context="of a statement"), width=10),
            TableColumn(Message("Statement"), width=100),
            TableColumn(Message("People affected"), "count", 10),
        ),
        tuple(rows),
    )
