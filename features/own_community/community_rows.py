"""Rows of communities that people brought in, of their steps, and of recipes; no state has a meaning here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select, update

from features.own_community.schema import COMMUNITY, COMMUNITY_STEP, IMPORT_RECIPE

Row = Mapping[str, Any]


def community_rows(connection: Connection) -> Sequence[Row]:
    """Every community, the oldest first."""
    found = connection.execute(select(COMMUNITY).order_by(COMMUNITY.c.created_at, COMMUNITY.c.key))
    return [row._asdict() for row in found]


def community_row(connection: Connection, key: str) -> Row | None:
    """The community with this key."""
    found = connection.execute(select(COMMUNITY).where(COMMUNITY.c.key == key)).first()
    return found._asdict() if found else None


def insert_community(connection: Connection, row: Row) -> None:
    """Keep a new community."""
    connection.execute(insert(COMMUNITY), dict(row))


def update_community(connection: Connection, key: str, version: int, values: Row) -> bool:
    """Change a community that still has this version; False where somebody was faster."""
    wanted = (COMMUNITY.c.key == key) & (COMMUNITY.c.version == version)
    done = connection.execute(update(COMMUNITY).where(wanted).values(**values, version=version + 1))
    return done.rowcount == 1


def step_row(connection: Connection, key: str, number: int) -> Row | None:
    """One step of a community."""
    wanted = (COMMUNITY_STEP.c.community == key) & (COMMUNITY_STEP.c.number == number)
    found = connection.execute(select(COMMUNITY_STEP).where(wanted)).first()
    return found._asdict() if found else None


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
    """Keep a step."""
    connection.execute(insert(COMMUNITY_STEP), dict(row))


def drop_steps_after(connection: Connection, key: str, number: int) -> None:
    """Forget the steps that were undone and then left behind by a new one."""
    table = COMMUNITY_STEP
    connection.execute(delete(table).where((table.c.community == key) & (table.c.number > number)))


def recipe_row(connection: Connection, fingerprint: str) -> Mapping[str, Any] | None:
    """The recipe that a layer of this kind was read by."""
    table = IMPORT_RECIPE
    found = connection.execute(select(table.c.recipe).where(table.c.fingerprint == fingerprint)).scalar()
    return found if isinstance(found, dict) else None


def keep_recipe(connection: Connection, fingerprint: str, recipe: Mapping[str, Any], at: str) -> None:
    """Keep it instead of an older one."""
    connection.execute(delete(IMPORT_RECIPE).where(IMPORT_RECIPE.c.fingerprint == fingerprint))
    row = {"fingerprint": fingerprint, "recipe": dict(recipe), "used_at": at}
    connection.execute(insert(IMPORT_RECIPE), row)
