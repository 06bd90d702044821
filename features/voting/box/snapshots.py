"""What a copy of the database holds of votes that are open; see `cohorts` for why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Column, Connection, Select, Table, delete, func, inspect, select, update

from data.store.backup import SnapshotRule
from features.voting.box.cohorts import end_cohorts, last_before_end, last_kept
from features.voting.schema import (
    BALLOT,
    BALLOT_COHORT,
    CODE_COHORT,
    OPEN_COHORT,
    VOTING_CODE,
    WORKSHOP,
)

_GROUP = ("workshop_id", "constituency", "age_group", "is_test")
Group = tuple[str, str, str, bool]
_UNUSED = {"is_used": False, "receipt_sha256": None, "content_mac": None}


def withhold_newest(copy: Connection, is_only_one: bool) -> bool:
    """Take the newest ballots of open votes out of a copy and make their codes unused; True where it changed.

    is_only_one: it holds everything that was there as the cohorts were ended for it. A copy of a database
    that knows no cohorts stays as it is.
    """
    if not inspect(copy).has_table(OPEN_COHORT.name):
        return False
    went_on = _groups_with_ballots_since(copy)
    for group, sizes in _sizes(copy).items():
        newest = max(sizes)
        all_of_it = last_before_end(sizes) if group in went_on else newest
        last = all_of_it if is_only_one else last_kept(sizes)
        if last < newest:
            _withhold(copy, group, last)
    # What is left came in cohorts that may be smaller than what may be told.
    gone = [copy.execute(delete(table)).rowcount for table in (BALLOT_COHORT, CODE_COHORT, OPEN_COHORT)]
    return any(gone)


def _sizes(copy: Connection) -> Mapping[Group, dict[int, int]]:
    """How many ballots each cohort of each group of open votes has."""
    cohort = func.coalesce(BALLOT_COHORT.c.cohort, 0).label("cohort")
    columns = [BALLOT.c[name] for name in _GROUP]
    joined = BALLOT.join(WORKSHOP, BALLOT.c.workshop_id == WORKSHOP.c.id).outerjoin(
        BALLOT_COHORT, BALLOT.c.key == BALLOT_COHORT.c.key
    )
    wanted: Select[Any] = select(*columns, cohort, func.count()).select_from(joined)
    wanted = wanted.where(WORKSHOP.c.phase == "open").group_by(*columns, cohort)
    found: dict[Group, dict[int, int]] = defaultdict(dict)
    for workshop_id, constituency, age_group, is_test, number, ballots in copy.execute(wanted):
        found[workshop_id, constituency, age_group, is_test][number] = ballots
    return found


def _groups_with_ballots_since(copy: Connection) -> set[Group]:
    """Groups of which ballots came since all cohorts were ended for the last time."""
    rows = copy.execute(select(*(OPEN_COHORT.c[name] for name in _GROUP)))
    return {(workshop_id, who, age_group, is_test) for workshop_id, who, age_group, is_test in rows}


def _withhold(copy: Connection, group: Group, last: int) -> None:
    """Take the group's ballots after the cohort `last` out, and make their codes unused."""
    of_group = [BALLOT.c[name] == value for name, value in zip(_GROUP, group, strict=True)]
    ballots = _keys_after(BALLOT.c.key, BALLOT_COHORT, last).where(*of_group)
    copy.execute(delete(BALLOT).where(BALLOT.c.key.in_(ballots)))

    workshop_id, constituency, age_group, is_test = group
    code = VOTING_CODE.c
    codes = _keys_after(code.code_sha256, CODE_COHORT, last).where(
        code.workshop_id == workshop_id,
        code.constituency == constituency,
        code.age_group == age_group,
        code.state == ("test" if is_test else "ok"),
        code.is_used,
    )
    copy.execute(update(VOTING_CODE).where(code.code_sha256.in_(codes)).values(_UNUSED))


def _keys_after(key: Column[Any], cohorts: Table, last: int) -> Select[Any]:
    """The keys of rows whose cohort, in the table `cohorts` with the same key, comes after `last`."""
    joined = key.table.outerjoin(cohorts, key == cohorts.c[key.name])
    return select(key).select_from(joined).where(func.coalesce(cohorts.c.cohort, 0) > last)


SNAPSHOTS = SnapshotRule(end_cohorts, withhold_newest)
