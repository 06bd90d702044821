"""A setting of communities: one row a community, of which the last change holds on all machines."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, select

from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from data.store.address import is_store_missing
from data.store.connections import Connections
from data.store.event_merge import MergeSummary
from data.store.open_store import the_store
from data.store.rows import Row, replace_row, row_where


@dataclass(frozen=True, eq=False)
class CommunitySetting:
    """One setting, in a table whose key is `community`.

    value, set_at, set_by: names of its columns of text. former: that of the value before the last change,
    where that can be undone. actor: what the name of who set it is called when it is refused.
    require_sound: raises for a value in a packet that nobody could have set.
    """

    table: Table
    value: str
    set_at: str
    set_by: str
    actor: Message
    require_sound: Callable[[str], None]
    former: str = ""

    def value_of(self, community: str) -> str:
        """What is set for the community of this key; "" where nothing ever was. Raises StoreError."""
        if is_store_missing():
            return ""  # to ask would make a database
        with the_store().reading() as connection:
            return self.value_in(connection, community)

    def value_in(self, connection: Connection, community: str) -> str:
        """The same in another store."""
        row = self._row(connection, community)
        return str(row[self.value]) if row else ""

    def is_set(self, community: str) -> bool:
        """Whether anything was ever set for the community of this key."""
        with the_store().reading() as connection:
            return self._row(connection, community) is not None

    def set_value(self, store: Connections, community: str, value: str, actor: str) -> None:
        """Let this value hold from now on. Raises StoreError and what `storable_text` raises."""
        with store.writing() as connection:
            self._set(connection, community, value, actor, self._row(connection, community))

    def undo(self, store: Connections, community: str, actor: str) -> None:
        """Go back to what held before the last change; undoing again brings the change back."""
        with store.writing() as connection:
            row = self._row(connection, community)
            if row is not None:
                self._set(connection, community, str(row[self.former]), actor, row)

    def write(self, connection: Connection, row: Row) -> None:
        """Write the row in place of the community's former one."""
        replace_row(connection, self.table, self._of(row["community"]), row)

    def rows_of(self, community: str) -> Select[Any]:
        """The query for the row of a community."""
        return select(self.table).where(self._of(community))

    def merge(self, connection: Connection, rows: Iterable[Row], summary: MergeSummary) -> None:
        """Take over the rows of a packet unless a later change was made here.

        Raises ValueError, TypeError and what `require_sound` and `storable_text` raise for rows that nobody
        could have set.
        """
        for row in rows:
            self._require_sound(row)
            here = self._row(connection, row["community"])
            if here is None or self._rank(here) < self._rank(row):
                self.write(connection, row)
                summary.new += here is None
                summary.replaced += here is not None

    @property
    def _values(self) -> tuple[str, ...]:
        return (self.value, self.former) if self.former else (self.value,)

    def _set(
        self, connection: Connection, community: str, value: str, actor: str, before: Row | None
    ) -> None:
        row = {
            "community": community,
            self.value: value,
            self.set_at: self._later_than(before),
            self.set_by: storable_text(actor, self.actor, NAME_MAX),
        }
        if self.former:
            row[self.former] = before[self.value] if before else ""
        self.write(connection, row)

    def _later_than(self, before: Row | None) -> str:
        """Now; a second after the former change where that has a later time, so that the last change holds
        on machines that merge, too."""
        now = datetime.now(UTC)
        if before is not None:
            now = max(now, datetime.fromisoformat(before[self.set_at]) + timedelta(seconds=1))
        return now.isoformat(timespec="seconds")

    def _rank(self, row: Mapping[str, Any]) -> tuple[str, ...]:
        """Of changes of the same second one and the same holds on every machine."""
        return tuple(str(row[name]) for name in (self.set_at, *self._values, self.set_by))

    def _require_sound(self, row: Row) -> None:
        storable_text(row[self.set_by], self.actor, NAME_MAX)
        at = datetime.fromisoformat(row[self.set_at])
        if at.isoformat(timespec="seconds") != row[self.set_at] or at.utcoffset() != timedelta(0):
            raise ValueError(row[self.set_at])
        for name in self._values:
            self.require_sound(row[name])

    def _of(self, community: str) -> ColumnElement[bool]:
        return self.table.c.community == community

    def _row(self, connection: Connection, community: str) -> Row | None:
        return row_where(connection, self.table, self._of(community))
