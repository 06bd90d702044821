"""项目清单: the list of projects for documents."""

from __future__ import annotations

from base.known_texts import bilingual
from base.words import Bilingual, Message
from features.projects.project_store import projects_of
from paper.order import Order
from paper.table import Cell, Table, TableColumn

_COLUMNS = (
    TableColumn(Message("Project"), width=24),
    TableColumn(Message("Gate passed"), width=14),
    TableColumn(Message("Passed on"), "date", 12),
    TableColumn(Message("Led by"), width=16),
    TableColumn(Message("To be built by"), "date", 12),
    TableColumn(Message("Promised: people newly reached"), "count", 14),
    TableColumn(Message("Promised cost (CNY)"), "count", 14),
    TableColumn(Message("Agreed (CNY)"), "count", 14),
    TableColumn(Message("Paid (CNY)"), "count", 14),
    TableColumn(Message("Keeper"), width=16),
)


def table(order: Order) -> Table:
    """A project a row, in the order of their making."""
    gates = order.baseline.catalogue.project_gates
    rows: list[tuple[Cell, ...]] = []
    for one in projects_of(order.baseline.community.key):
        lead, keeper = one.lead, one.keeping.keeper
        rows.append(
            (
                bilingual(one.name),
                gates[one.gate].name,
                (one.passed[-1].evidence.day if one.passed else one.decision.day).isoformat(),
                Bilingual(lead, lead),
                one.due.isoformat() if one.due else None,
                round(sum(one.promise.people.values())),
                one.promise.cost_cny,
                one.agreed_cny,
                one.paid_cny,
                Bilingual(keeper, keeper),
            )
        )
    return Table("projects", Message("List of projects"), _COLUMNS, tuple(rows))
