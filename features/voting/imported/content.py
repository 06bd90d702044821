"""Everything of one closed vote as bytes: the same vote gives the same bytes on every machine."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, Table, create_engine, insert, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from data.store.row_types import plain_row, stored_row
from data.store.tables import METADATA
from features.voting.schema import BALLOT, CODE_BATCH, VOTE_EVENT, VOTING_CODE, WORKSHOP

Row = dict[str, Any]
_COLUMNS = {
    WORKSHOP: WORKSHOP.c.id,
    CODE_BATCH: CODE_BATCH.c.workshop_id,
    VOTING_CODE: VOTING_CODE.c.workshop_id,
    BALLOT: BALLOT.c.workshop_id,
    VOTE_EVENT: VOTE_EVENT.c.workshop_id,
}
"""Table → the column that says which vote a row is of; parents first."""
TABLES: tuple[Table, ...] = tuple(_COLUMNS)
_LAST_STEP = ("phase", "settled", "version")
"""What counting changes of the row of a vote."""


@dataclass(frozen=True)
class VoteContent:
    """A vote with its codes, ballots and log. `raw`: the rows as JSON, sorted."""

    raw: bytes = field(repr=False)

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of it: by this two versions of a vote are told apart, and this is signed."""
        return sha256(self.raw).hexdigest()

    @cached_property
    def tables(self) -> Mapping[str, Sequence[Row]]:
        """Table → its rows, as a store has them. Raises ValueError, KeyError and their like."""
        found = json.loads(self.raw)
        return {table.name: [stored_row(row, table) for row in found[table.name]] for table in TABLES}

    @property
    def vote(self) -> Row:
        """The row of the vote itself."""
        (row,) = self.tables[WORKSHOP.name]
        return row

    @property
    def events(self) -> Sequence[Row]:
        """Its log, oldest first."""
        return self.tables[VOTE_EVENT.name]

    @property
    def head(self) -> str:
        """The last hash of its log."""
        return str(self.events[-1]["hash"])

    def is_before(self, other: VoteContent) -> bool:
        """Whether `other` is this vote after its count was fixed, and the same in everything else."""
        mine, its = dict(self.tables), dict(other.tables)
        if (self.vote["phase"], other.vote["phase"]) != ("closed", "counted"):
            return False
        mine[WORKSHOP.name], its[WORKSHOP.name] = [_before(self.vote)], [_before(other.vote)]
        its[VOTE_EVENT.name] = its[VOTE_EVENT.name][:-1]
        return mine == its


def content_from(rows: Mapping[str, Sequence[Mapping[str, Any]]], workshop_id: str) -> VoteContent:
    """What these rows, as a store has them, hold of a vote."""
    kept = {
        table.name: _sorted(
            [
                plain_row(stored_row(plain_row(row), table))
                for row in rows[table.name]
                if row[column.name] == workshop_id
            ],
            table,
        )
        for table, column in _COLUMNS.items()
    }
    return VoteContent(json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode())


def content_in(connection: Connection, workshop_id: str) -> VoteContent:
    """What a store holds of a vote."""
    rows = {
        table.name: [row._asdict() for row in connection.execute(select(table).where(column == workshop_id))]
        for table, column in _COLUMNS.items()
    }
    return content_from(rows, workshop_id)


@contextmanager
def opened_content(content: VoteContent) -> Iterator[Connection]:
    """A connection to a database of its own, in memory, that holds nothing but this vote. Raises
    ValueError for rows that contradict each other, and what `VoteContent.tables` raises."""
    engine = create_engine("sqlite://", poolclass=StaticPool, hide_parameters=True)
    try:
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA foreign_keys = ON")
            _fill(connection, content)
            yield connection
    finally:
        engine.dispose()


def _fill(connection: Connection, content: VoteContent) -> None:
    METADATA.create_all(connection, tables=TABLES)
    try:
        for table in TABLES:
            if rows := content.tables[table.name]:
                connection.execute(insert(table), list(rows))
    except SQLAlchemyError as error:
        raise ValueError(table.name) from error


def _sorted(rows: list[Row], table: Table) -> list[Row]:
    return sorted(rows, key=lambda row: [row[column.name] for column in table.primary_key])


def _before(vote: Row) -> Row:
    return {name: value for name, value in vote.items() if name not in _LAST_STEP}
