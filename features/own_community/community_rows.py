"""Rows of people's own communities, of their steps and of recipes; states are not interpreted here."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, insert, select

from data.store.rows import Row, row_where, update_version
from features.own_community.schema import COMMUNITY, COMMUNITY_STEP, IMPORT_RECIPE


def community_rows(connection: Connection) -> Sequence[Row]:
    """Every community, the oldest first."""
    found = connection.execute(select(COMMUNITY).order_by(COMMUNITY.c.created_at, COMMUNITY.c.key))
    return [row._asdict() for row in found]


def community_row(connection: Connection, key: str) -> Row | None:
    """The community with this key."""
    return row_where(connection, COMMUNITY, COMMUNITY.c.key == key)


def insert_community(connection: Connection, row: Row) -> None:
    """Insert a new community."""
    connection.execute(insert(COMMUNITY), dict(row))


def update_community(connection: Connection, key: str, version: int, values: Row) -> bool:
    """Change a community that still has this version; False where somebody was faster."""
    return update_version(connection, COMMUNITY, COMMUNITY.c.key == key, version, values)


def step_row(connection: Connection, key: str, number: int) -> Row | None:
    """One step of a community."""
    wanted = (COMMUNITY_STEP.c.community == key) & (COMMUNITY_STEP.c.number == number)
    return row_where(connection, COMMUNITY_STEP, wanted)


def step_rows(connection: Connection, key: str) -> Sequence[Row]:
    """Every step of a community, the first one first."""
    table = COMMUNITY_STEP
    found = connection.execute(select(table).where(table.c.community == key).order_by(table.c.number))
    return [row._asdict() for row in found]


def last_step(connection: Connection, key: str) -> int:
    """The number of the last step, undone or not; 0 for none."""
    table = COMMUNITY_STEP
    found = connection.execute(select(func.max(table.c.number)).where(table.c.community == key)).scalar()
    return int(found or 0)


def insert_step(connection: Connection, row: Row) -> None:
    """Insert a step."""
    connection.execute(insert(COMMUNITY_STEP), dict(row))


def drop_steps_after(connection: Connection, key: str, number: int) -> None:
    """Forget the steps that were undone and then left behind by a new one."""
    table = COMMUNITY_STEP
    connection.execute(delete(table).where((table.c.community == key) & (table.c.number > number)))


def recipe_row(connection: Connection, fingerprint: str) -> Row | None:
    """The recipe that a layer of this kind was read by."""
    table = IMPORT_RECIPE
    found = connection.execute(select(table.c.recipe).where(table.c.fingerprint == fingerprint)).scalar()
    return found if isinstance(found, dict) else None


def keep_recipe(connection: Connection, fingerprint: str, recipe: Row, at: str) -> None:
    """Store the recipe in place of an older one."""
    connection.execute(delete(IMPORT_RECIPE).where(IMPORT_RECIPE.c.fingerprint == fingerprint))
    row = {"fingerprint": fingerprint, "recipe": dict(recipe), "used_at": at}
    connection.execute(insert(IMPORT_RECIPE), row)
