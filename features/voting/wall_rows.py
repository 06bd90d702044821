"""How far results have been told on the wall."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, update

from data.store.tables import WALL


def told_step(connection: Connection, workshop_id: str) -> int:
    """How far the vote's result has been told; 0 where nothing was."""
    return connection.execute(select(WALL.c.step).where(WALL.c.workshop_id == workshop_id)).scalar() or 0


def move_step(connection: Connection, workshop_id: str, seen: int, step: int) -> bool:
    """Tell as far as `step`, unless somebody else moved it since it was `seen`: then False."""
    still = (WALL.c.workshop_id == workshop_id) & (WALL.c.step == seen)
    if connection.execute(update(WALL).where(still).values(step=step)).rowcount == 1:
        return True
    known = select(WALL.c.step).where(WALL.c.workshop_id == workshop_id)
    if seen or connection.execute(known).scalar() is not None:
        return False
    connection.execute(insert(WALL), {"workshop_id": workshop_id, "step": step})
    return True
