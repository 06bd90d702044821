"""项目清单: the list of projects for documents."""

from __future__ import annotations

from base.known_texts import bilingual
from base.words import Message
from features.projects.project_store import projects_of
from paper.order import Order
from paper.table import Cell, Table, TableColumn

_COLUMNS = (
    TableColumn(Message("Project"), width=16),
    TableColumn(Message("Gate passed"), width=12),
    TableColumn(Message("Led or kept by"), width=16),
    TableColumn(Message("To be built by"), "date", 14),
    TableColumn(Message("People newly reached, promised"), "count", 12),
    TableColumn(Message("Promised cost (CNY)"), "count", 13),
    TableColumn(Message("Agreed (CNY)"), "count", 12),
    TableColumn(Message("Paid (CNY)"), "count", 12),
)


def table(order: Order) -> Table:
    """A project a row, in the order of their making."""
    gates = order.baseline.catalogue.project_gates
    rows: list[tuple[Cell, ...]] = [
        (
            bilingual(one.name),
            gates[one.gate].name,
            bilingual(one.keeping.keeper or one.lead),
            one.due.isoformat() if one.due else None,
            round(sum(one.promise.people.values())),
            one.promise.cost_cny,
            one.agreed_cny,
            one.paid_cny,
        )
        for one in projects_of(order.baseline.community.key)
    ]
    return Table("projects", Message("List of projects"), _COLUMNS, tuple(rows))
