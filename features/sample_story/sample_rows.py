"""The rows of the sample in every table of every capability: whether there are any, and their removal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, Select, Table, delete, func, or_, select

from data.communities import SAMPLE
from data.store.tables import METADATA
from features.options.schema import LAYOUT_OPTION
from features.partnership.schema import PARTNER, RESOURCE
from features.reports.schema import REPORT
from features.voices.schema import VOICE
from features.voting.schema import IMPORTED_VOTE, WORKSHOP

_PARENTS: dict[str, tuple[tuple[Table, str], ...]] = {
    "option_id": ((LAYOUT_OPTION, "id"),),
    "partner_id": ((PARTNER, "id"),),
    "report_id": ((REPORT, "id"),),
    "resource_id": ((RESOURCE, "id"),),
    "voice_id": ((VOICE, "id"),),
    "workshop_id": ((WORKSHOP, "id"), (IMPORTED_VOTE, "workshop_id")),
}
"""The column that names the parent of a row → where the parent is."""


@dataclass(frozen=True)
class SampleWork:
    """How much there is in the sample."""

    options: int
    reports: int
    votes: int
    voices: int = 0
    partners: int = 0

    @property
    def is_empty(self) -> bool:
        """True where nobody has done anything in it."""
        return not (self.options or self.reports or self.votes or self.voices or self.partners)


def sample_work(connection: Connection) -> SampleWork:
    """What there is in the sample, the story's and people's own."""
    votes = _count(connection, WORKSHOP) + _count(connection, IMPORTED_VOTE)
    options, reports = _count(connection, LAYOUT_OPTION), _count(connection, REPORT)
    voices, partners = _count(connection, VOICE), _count(connection, PARTNER)
    return SampleWork(options, reports, votes, voices, partners)


def remove_sample_rows(connection: Connection) -> None:
    """Remove everything that was done in the sample, logs of votes too. The guards let go no other rows.

    Rows that name a parent go first: without it nobody knows any more that they are the sample's.
    """
    tables = list(reversed(METADATA.sorted_tables))
    for table in sorted(tables, key=lambda one: "community" in one.c):
        of_sample = rows_of_sample(table)
        if of_sample is not None:
            connection.execute(delete(table).where(of_sample))


def rows_of_sample(table: Table) -> ColumnElement[bool] | None:
    """Which rows of the table are the sample's; None for a table of no community."""
    if "community" in table.c:
        return table.c.community == SAMPLE
    named = [
        table.c[column].in_(parents) for column in _PARENTS if column in table.c for parents in _of(column)
    ]
    return or_(*named) if named else None


def _of(column: str) -> Iterator[Select[tuple[str]]]:
    for table, key in _PARENTS[column]:
        yield select(table.c[key]).where(table.c.community == SAMPLE)


def _count(connection: Connection, table: Table) -> int:
    return connection.execute(select(func.count()).where(table.c.community == SAMPLE)).scalar_one()
