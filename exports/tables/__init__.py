"""The tables that documents, spreadsheets and pages show, one file a table."""

from __future__ import annotations

from collections.abc import Callable

from exports.request import ExportRequest
from exports.tables import coverage, encroachments, facts, grids, groups, standards, statements, unmet, upkeep
from features.feature import capabilities
from features.options.tables import costs, findings, interventions, options
from paper.table import Table

TABLES: tuple[Callable[[ExportRequest], Table], ...] = (
    facts.table,
    groups.table,
    grids.table,
    coverage.table,
    unmet.table,
    options.table,
    interventions.table,
    costs.table,
    upkeep.table,
    findings.table,
    encroachments.table,
    standards.table,
    statements.table,
)
"""In the order in which a reader wants them."""


def tables(request: ExportRequest) -> tuple[Table, ...]:
    """Every table; those of options are empty where no option is asked for."""
    return (*(make(request) for make in TABLES), *capability_tables(request))


def capability_tables(request: ExportRequest) -> tuple[Table, ...]:
    """The tables that the capabilities declare, those that have rows."""
    made = (make(request) for feature in capabilities() for make in feature.documents)
    return tuple(table for table in made if table.rows)
