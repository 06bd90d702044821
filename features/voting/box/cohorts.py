"""Groups of ballots and used codes that a copy of the database holds whole or not at all.

Two copies that differ by one used code and one ballot say whose ballot it is. So ballots of a constituency
and age group join a cohort, one after another, until it has `SIZE`; then the next cohort begins. A copy holds
everything up to the end of a cohort of `SIZE` ballots that is followed by another one (`last_kept`).
Between any two such copies, and between a copy and the box as it is at closing, there lie at least `SIZE`
ballots and as many codes, and nothing says which of them belong together.

The automatic backup during a vote, of which there is one only, holds everything: before it is made all
cohorts end (`end_cohorts`), however few are in them, so that it ends where a cohort does and the same holds
between it and any other copy. A small cohort ends no other copy.

What this costs: a copy, other than the automatic one, lacks the newest 5 to 9 ballots of each constituency
and age group, more where the automatic backup cut them into small cohorts. Their codes are unused in the
copy, so whoever cast them can vote again where it is restored. To hold back ballots alone would let codes
vote twice, and codes alone would shut people out.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from sqlalchemy import Connection, delete, func, insert, select, update

from data.store.rows import Row
from features.voting.schema import BALLOT, BALLOT_COHORT, CODE_COHORT, OPEN_COHORT

SIZE = 5
"""Ballots: as few as a published number may tell on."""


def join_cohort(connection: Connection, code: Row, ballot_key: bytes) -> None:
    """Let a ballot and its code, both of this moment's transaction, join the cohort of their group."""
    cohort = _next_cohort(connection, code)
    of = {"workshop_id": code["workshop_id"], "cohort": cohort}
    connection.execute(insert(BALLOT_COHORT), {"key": ballot_key, **of})
    connection.execute(insert(CODE_COHORT), {"code_sha256": code["code_sha256"], **of})


def end_cohorts(connection: Connection) -> None:
    """Let the next ballot of each group begin a new cohort."""
    connection.execute(delete(OPEN_COHORT))


def forget_cohorts(connection: Connection, workshop_id: str) -> None:
    """Forget which ballots and codes came together: the vote is closed."""
    for table in (BALLOT_COHORT, CODE_COHORT, OPEN_COHORT):
        connection.execute(delete(table).where(table.c.workshop_id == workshop_id))


def last_kept(sizes: Mapping[int, int]) -> int:
    """The last cohort that a copy may hold, of cohorts with these numbers of ballots; -1 for none."""
    numbers = sorted(sizes)
    ends = [
        number
        for number, following in pairwise(numbers)
        if sizes[number] >= SIZE and sizes[following] >= SIZE
    ]
    return max(ends, default=-1)


def _next_cohort(connection: Connection, code: Row) -> int:
    table, group = OPEN_COHORT, _group_of(code)
    mine = [table.c[name] == value for name, value in group.items()]
    found = connection.execute(select(table.c.cohort, table.c.ballots).where(*mine)).one_or_none()
    if found is None:
        number = _newest(connection, group) + 1
        connection.execute(insert(table), {**group, "cohort": number, "ballots": 1})
        return number
    is_full = found.ballots >= SIZE
    number, ballots = (found.cohort + 1, 1) if is_full else (found.cohort, found.ballots + 1)
    connection.execute(update(table).where(*mine).values(cohort=number, ballots=ballots))
    return int(number)


def _group_of(code: Row) -> dict[str, object]:
    of = {name: code[name] for name in ("workshop_id", "constituency", "age_group")}
    return of | {"is_test": code["state"] == "test"}


def _newest(connection: Connection, group: Mapping[str, object]) -> int:
    """The highest cohort of the group so far; 0 is that of ballots which belong to none."""
    mine = [BALLOT.c[name] == value for name, value in group.items()]
    joined = BALLOT.join(BALLOT_COHORT, BALLOT.c.key == BALLOT_COHORT.c.key)
    newest = select(func.max(BALLOT_COHORT.c.cohort)).select_from(joined).where(*mine)
    return connection.execute(newest).scalar() or 0
