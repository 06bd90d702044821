"""The newest time that anything in the store has: later than now where a clock was set back."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime

from sqlalchemy import Column, func, inspect, select

from data.store.connections import Connections
from data.store.tables import METADATA


def newest_time(store: Connections) -> datetime | None:
    """The newest of all times of all tables; None for an empty store. Raises StoreError."""
    with store.reading() as connection:
        there = set(inspect(connection).get_table_names())
        columns = [column for column in _times() if column.table.name in there]
        found = [connection.execute(select(func.max(column))).scalar() for column in columns]
    return max((at for text in found if (at := _time(text)) is not None), default=None)


def _times() -> list[Column[str]]:
    """By their names: times are texts in ISO 8601 and UTC, which sort as they follow each other."""
    return [
        column
        for table in METADATA.sorted_tables
        for column in table.columns
        if column.name == "at" or column.name.endswith("_at")
    ]


def _time(text: object) -> datetime | None:
    with suppress(ValueError):
        if isinstance(text, str) and (at := datetime.fromisoformat(text)).tzinfo is not None:
            return at.astimezone(UTC)
    return None
