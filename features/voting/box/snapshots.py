"""What a copy of the database holds of votes that are open; see `cohorts` for why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import Connection, delete, func, inspect, select, update

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
    wanted = select(*columns, cohort, func.count().label("ballots")).select_from(joined)
    wanted = wanted.where(WORKSHOP.c.phase == "open").group_by(*columns, cohort)
    found: dict[Group, dict[int, int]] = defaultdict(dict)
    for *group, number, ballots in copy.execute(wanted):
        found[group[0], group[1], group[2], group[3]][number] = ballots
    return found


def _groups_with_ballots_since(copy: Connection) -> set[Group]:
    """Groups of which ballots came since all cohorts were ended for the last time."""
    rows = copy.execute(select(*(OPEN_COHORT.c[name] for name in _GROUP)))
    return {(one[0], one[1], one[2], one[3]) for one in rows}


def _withhold(copy: Connection, group: Group, last: int) -> None:
    """Take the group's ballots after the cohort `last` out, and make their codes unused."""
    vote, constituency, age_group, is_test = group
    key = BALLOT.c.key
    of_ballots = BALLOT.outerjoin(BALLOT_COHORT, key == BALLOT_COHORT.c.key)
    mine = [BALLOT.c[name] == value for name, value in zip(_GROUP, group, strict=True)]
    late = select(key).select_from(of_ballots).where(*mine, func.coalesce(BALLOT_COHORT.c.cohort, 0) > last)
    copy.execute(delete(BALLOT).where(key.in_(late)))

    code = VOTING_CODE.c.code_sha256
    of_codes = VOTING_CODE.outerjoin(CODE_COHORT, code == CODE_COHORT.c.code_sha256)
    mine = [
        VOTING_CODE.c.workshop_id == vote,
        VOTING_CODE.c.constituency == constituency,
        VOTING_CODE.c.age_group == age_group,
        VOTING_CODE.c.state == ("test" if is_test else "ok"),
        VOTING_CODE.c.is_used,
    ]
    late = select(code).select_from(of_codes).where(*mine, func.coalesce(CODE_COHORT.c.cohort, 0) > last)
    copy.execute(update(VOTING_CODE).where(code.in_(late)).values(_UNUSED))


SNAPSHOTS = SnapshotRule(end_cohorts, withhold_newest)
