"""Rows of votes and of their logs. All values are bound parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from sqlalchemy import Connection, func, insert, select, update

from data.communities import SAMPLE
from data.store.rows import Row, row_where, update_version
from features.voting.schema import LIVE_TOTAL, VOTE_EVENT, WALL, WORKSHOP

CLOSED_PHASES: Final = ("closed", "counted")
"""The phases after voting. In these a vote travels: a code of an open one could be used on two machines."""


def workshop_row(connection: Connection, workshop_id: str) -> Row | None:
    """The vote with this id."""
    return row_where(connection, WORKSHOP, WORKSHOP.c.id == workshop_id)


def workshop_rows(connection: Connection, community: str) -> Sequence[Row]:
    """The community's votes, in the order of their ids."""
    wanted = select(WORKSHOP).where(WORKSHOP.c.community == community).order_by(WORKSHOP.c.id)
    return [row._asdict() for row in connection.execute(wanted)]


def workshop_ids(connection: Connection) -> Sequence[str]:
    """Of all votes of all communities."""
    return connection.execute(select(WORKSHOP.c.id)).scalars().all()


def open_count(connection: Connection, community: str) -> int:
    """How many votes of the community people can cast ballots in just now."""
    wanted = select(func.count()).where(WORKSHOP.c.community == community, WORKSHOP.c.phase == "open")
    return connection.execute(wanted).scalar_one()


def any_open(connection: Connection) -> bool:
    """Whether people can vote just now, in any vote of any community but the sample, whose votes are play."""
    is_open = (WORKSHOP.c.phase == "open") & (WORKSHOP.c.community != SAMPLE)
    wanted = select(WORKSHOP.c.id).where(is_open).limit(1)
    return connection.execute(wanted).first() is not None


def insert_workshop(connection: Connection, row: Row) -> None:
    """Insert a new vote."""
    connection.execute(insert(WORKSHOP), dict(row))


def change_workshop(connection: Connection, seen: Row, values: Row) -> bool:
    """Change a vote and count its version up, unless somebody changed it since it was `seen`: then False."""
    still = (WORKSHOP.c.id == seen["id"]) & (WORKSHOP.c.phase == seen["phase"])
    return update_version(connection, WORKSHOP, still, seen["version"], values)


def event_rows(connection: Connection, workshop_id: str) -> Sequence[Row]:
    """The vote's log, oldest first."""
    table = VOTE_EVENT
    wanted = select(table).where(table.c.workshop_id == workshop_id).order_by(table.c.position)
    return [row._asdict() for row in connection.execute(wanted)]


def last_event(connection: Connection, workshop_id: str) -> Row | None:
    """The newest event of the vote."""
    table = VOTE_EVENT
    newest_first = select(table).where(table.c.workshop_id == workshop_id).order_by(table.c.position.desc())
    found = connection.execute(newest_first.limit(1)).one_or_none()
    return None if found is None else found._asdict()


def insert_event(connection: Connection, row: Row) -> None:
    """Insert an event, in the transaction of the change that it records."""
    connection.execute(insert(VOTE_EVENT), dict(row))


def revealed_step(connection: Connection, workshop_id: str) -> int:
    """How many parts of the vote's result have been shown; 0 for none."""
    return connection.execute(select(WALL.c.step).where(WALL.c.workshop_id == workshop_id)).scalar() or 0


def move_step(connection: Connection, workshop_id: str, seen: int, step: int) -> bool:
    """Show the result up to `step`, unless somebody else moved it since it was `seen`: then False."""
    still = (WALL.c.workshop_id == workshop_id) & (WALL.c.step == seen)
    if connection.execute(update(WALL).where(still).values(step=step)).rowcount == 1:
        return True
    known = select(WALL.c.step).where(WALL.c.workshop_id == workshop_id)
    if seen or connection.execute(known).scalar() is not None:
        return False
    connection.execute(insert(WALL), {"workshop_id": workshop_id, "step": step})
    return True


def live_total(connection: Connection, workshop_id: str) -> Row | None:
    """The totals that are shown of the vote while it is open; None before the first."""
    return row_where(connection, LIVE_TOTAL, LIVE_TOTAL.c.workshop_id == workshop_id)


def move_live_total(
    connection: Connection, workshop_id: str, ballots: int, totals: Mapping[str, str], least: int
) -> bool:
    """Show these totals of so many ballots, unless fewer than `least` came since those that are shown: then
    False."""
    table, values = LIVE_TOTAL, {"ballots": ballots, "totals": dict(totals)}
    mine = table.c.workshop_id == workshop_id
    far_enough = mine & (table.c.ballots <= ballots - least)
    if connection.execute(update(table).where(far_enough).values(values)).rowcount == 1:
        return True
    if ballots < least or connection.execute(select(table.c.ballots).where(mine)).first() is not None:
        return False
    connection.execute(insert(table), {"workshop_id": workshop_id, **values})
    return True
