"""Settings of communities: what stores hold of them, and the sample without any."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete

from data.store.community_setting import CommunitySetting
from data.store.connections import Connections
from data.store.open_store import the_store
from features.capabilities import FEATURES
from features.feature import install

SAMPLE = "xuzhen"


def value_in(store: Connections, setting: CommunitySetting, community: str) -> str:
    with store.reading() as connection:
        return setting.value_in(connection, community)


def rows_in(store: Connections, setting: CommunitySetting) -> list[tuple[object, ...]]:
    with store.reading() as connection:
        return [tuple(row) for row in connection.execute(setting.table.select())]


def sample_without(setting: CommunitySetting) -> Iterator[str]:
    """The key of the sample, for which nothing is set before or after the test."""
    install(FEATURES)
    yield SAMPLE
    with the_store().writing() as connection:
        connection.execute(delete(setting.table).where(setting.table.c.community == SAMPLE))
