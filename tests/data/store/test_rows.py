"""A row is changed from the version that was seen, or not at all."""

from __future__ import annotations

import pytest

from data.store.connections import Connections
from data.store.errors import VersionConflictError
from data.store.rows import row_where, update_row, update_version
from features.options.option_errors import ConflictError, OptionConflictError, RemovedMeanwhileError
from features.options.option_rows import insert_option
from features.options.schema import LAYOUT_OPTION
from features.own_community.errors import CellsChangedError
from features.own_community.errors import CommunityChangedError as OwnChangedError
from features.reports.errors import ReportConflictError
from features.voting.box.errors import VoteChangedError
from tests.data.store.rows import an_option

O1 = LAYOUT_OPTION.c.id == "o1"


def test_a_change_counts_the_version_up_and_leaves_the_rest(store: Connections) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option(version=3))
        insert_option(connection, an_option("o2", version=3))
        assert update_version(connection, LAYOUT_OPTION, O1, 3, {"name": "later"})
    with store.reading() as connection:
        assert row_where(connection, LAYOUT_OPTION, O1) == an_option(version=4, name="later")
        other = row_where(connection, LAYOUT_OPTION, LAYOUT_OPTION.c.id == "o2")
        assert other == an_option("o2", version=3)


def test_another_version_is_not_changed(store: Connections) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option(version=3))
        for seen in (2, 4):
            assert not update_version(connection, LAYOUT_OPTION, O1, seen, {"name": "later"})
            with pytest.raises(RuntimeError, match=f"layout_option o1 is not at version {seen}"):
                update_row(connection, LAYOUT_OPTION, an_option(version=seen), {"name": "later"})
        assert row_where(connection, LAYOUT_OPTION, O1) == an_option(version=3)


def test_a_changed_row_is_as_it_is_kept(store: Connections) -> None:
    with store.writing() as connection:
        insert_option(connection, an_option(version=3))
        after = update_row(connection, LAYOUT_OPTION, an_option(version=3), {"name": "later", "version": 99})
        assert after == row_where(connection, LAYOUT_OPTION, O1) == an_option(version=4, name="later")


def test_nothing_is_no_row(store: Connections) -> None:
    with store.reading() as connection:
        assert row_where(connection, LAYOUT_OPTION, O1) is None


@pytest.mark.parametrize(
    "error",
    [
        ConflictError,
        OptionConflictError,
        RemovedMeanwhileError,
        ReportConflictError,
        OwnChangedError,
        CellsChangedError,
        VoteChangedError,
    ],
)
def test_every_conflict_is_one(error: type[Exception]) -> None:
    assert issubclass(error, VersionConflictError)
