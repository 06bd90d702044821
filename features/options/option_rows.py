"""Rows of layout options and their interventions. All values are bound parameters."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, func, insert, select

from data.store.rows import Row, row_where, update_row
from features.options.schema import INTERVENTION, LAYOUT_OPTION


def option_row(connection: Connection, option_id: str) -> Row | None:
    """The option with this id."""
    return row_where(connection, LAYOUT_OPTION, LAYOUT_OPTION.c.id == option_id)


def option_rows(connection: Connection, community: str, states: Collection[str]) -> Sequence[Row]:
    """The community's options in these states, in the order of their making."""
    table = LAYOUT_OPTION
    wanted = (table.c.community == community) & table.c.state.in_(states)
    found = connection.execute(select(table).where(wanted).order_by(table.c.position))
    return [row._asdict() for row in found]


def insert_option(connection: Connection, row: Row) -> None:
    """Insert a new option."""
    connection.execute(insert(LAYOUT_OPTION), dict(row))


def update_option(connection: Connection, seen: Row, values: Row) -> Row:
    """Change some columns of an option; the row as it is now, a version on."""
    return update_row(connection, LAYOUT_OPTION, seen, values)


def intervention_row(connection: Connection, intervention_id: str) -> Row | None:
    """The intervention with this id, removed or not."""
    return row_where(connection, INTERVENTION, INTERVENTION.c.id == intervention_id)


def intervention_rows(connection: Connection, option_ids: Collection[str]) -> Sequence[Row]:
    """The interventions of these options that have not been removed, in the order of drawing."""
    table = INTERVENTION
    wanted = table.c.option_id.in_(option_ids) & table.c.removed.is_(False)
    found = connection.execute(select(table).where(wanted).order_by(table.c.position))
    return [row._asdict() for row in found]


def insert_interventions(connection: Connection, rows: Sequence[Row]) -> None:
    """Insert new interventions."""
    if rows:
        connection.execute(insert(INTERVENTION), [dict(row) for row in rows])


def update_intervention(connection: Connection, seen: Row, values: Row) -> Row:
    """Change some columns of an intervention; the row as it is now, a version on."""
    return update_row(connection, INTERVENTION, seen, values)


def next_position(connection: Connection, option_id: str) -> int:
    """One more than any intervention of the option, removed ones too, has had."""
    highest = select(func.max(INTERVENTION.c.position)).where(INTERVENTION.c.option_id == option_id)
    found = connection.execute(highest).scalar()
    return 0 if found is None else found + 1
