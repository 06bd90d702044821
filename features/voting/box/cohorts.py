"""Groups of ballots and used codes that a copy of the database holds whole or not at all.

Two copies that differ by one used code and one ballot say whose ballot it is. So ballots of a constituency
and age group join a cohort, one after another, until it has `SIZE`; then the next cohort begins. A copy holds
everything up to the end of a cohort, and nothing after it (`last_kept`): between any two such copies, and
between a copy and the box as it is at closing, there lie at least `SIZE` ballots and as many codes, and
nothing says which of them belong together.

The automatic backup during a vote, of which there is one only, holds everything: before it is made all
cohorts end (`end_cohorts`), however few are in them, and the number after is left out, which tells where it
ended. Other copies end at the same place, or `SIZE` ballots away from it.

What this costs: a copy, other than the automatic one, lacks the newest 5 ballots of each constituency and age
group, most often some more. Their codes are unused in the copy, so whoever cast them can vote again where it
is restored. To hold back ballots alone would let codes vote twice, and codes alone would shut people out.
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
    """The last cohort that a copy may hold, of cohorts with these numbers of ballots; -1 for none.

    Copies may end where `SIZE` or more ballots came since the place before where they may; of these places
    the last with `SIZE` more after it that is not close to the end of the automatic backup.
    """
    everything, ended = sum(sizes.values()), _ended_at(sizes)
    kept, place, total = -1, 0, 0
    for number in sorted(sizes):
        total += sizes[number]
        if total - place < SIZE:
            continue
        place = total
        is_far = ended is None or total == ended or abs(total - ended) >= SIZE
        if is_far and everything - total >= SIZE:
            kept = number
    return kept


def last_before_end(sizes: Mapping[int, int]) -> int:
    """The last cohort before all were ended for the last time, as far as numbers tell; -1 for none."""
    numbers = sorted(sizes)
    return max((one for one, following in pairwise(numbers) if following > one + 1), default=-1)


def _ended_at(sizes: Mapping[int, int]) -> int | None:
    """How many ballots there were then."""
    last = last_before_end(sizes)
    return None if last < 0 else sum(ballots for number, ballots in sizes.items() if number <= last)


def _next_cohort(connection: Connection, code: Row) -> int:
    table, group = OPEN_COHORT, _group_of(code)
    mine = [table.c[name] == value for name, value in group.items()]
    found = connection.execute(select(table.c.cohort, table.c.ballots).where(*mine)).one_or_none()
    if found is None:
        newest = _newest(connection, group)
        number = 1 if newest is None else newest + 2  # all cohorts were ended
        connection.execute(insert(table), {**group, "cohort": number, "ballots": 1})
        return number
    is_full = found.ballots >= SIZE
    number, ballots = (found.cohort + 1, 1) if is_full else (found.cohort, found.ballots + 1)
    connection.execute(update(table).where(*mine).values(cohort=number, ballots=ballots))
    return int(number)


def _group_of(code: Row) -> dict[str, object]:
    of = {name: code[name] for name in ("workshop_id", "constituency", "age_group")}
    return of | {"is_test": code["state"] == "test"}


def _newest(connection: Connection, group: Mapping[str, object]) -> int | None:
    """The highest cohort of the group so far; 0 is that of ballots which belong to none; None for no ballots.

    The ballot that is being cast is in the box already, and in no cohort.
    """
    mine = [BALLOT.c[name] == value for name, value in group.items()]
    joined = BALLOT.outerjoin(BALLOT_COHORT, BALLOT.c.key == BALLOT_COHORT.c.key)
    found = select(func.max(BALLOT_COHORT.c.cohort), func.count()).select_from(joined).where(*mine)
    highest, ballots = connection.execute(found).one()
    return None if ballots <= 1 else int(highest or 0)
