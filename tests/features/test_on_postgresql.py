"""On PostgreSQL itself: every migration, the settings of communities, and merging with another machine.

Needs its programs, as Debian's package `postgresql` brings them; skipped without.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, text

from data.catalogue.own_survey import OwnSurvey
from data.store.address import file_address
from data.store.community_setting import CommunitySetting
from data.store.connections import Connections, connect
from data.store.migrate import bring_to, bring_up_to_date
from data.store.open_store import open_store
from data.store.steps import MIGRATIONS
from data.store.tables import METADATA
from features.capabilities import FEATURES
from features.feature import install
from features.noise_zoning.area_noise_class import NOISE_SETTING, choose_noise_class
from features.own_survey.community_survey import SURVEY_SETTING, keep_survey
from features.packets.packet import packet, unpack
from features.scoring_profile.profile_choice import PROFILE_SETTING, choose_profile
from tests.data.store.postgres_server import empty_database, running_server
from tests.features.kept_settings import rows_in, value_in
from tests.features.own_community.village import store_village

pytestmark = pytest.mark.slow
SETTINGS = (PROFILE_SETTING, SURVEY_SETTING, NOISE_SETTING)
SURVEY = OwnSurvey(speeds_m_per_s={"elder": 0.8})


@pytest.fixture(scope="module")
def server() -> Iterator[Path]:
    with running_server() as socket:
        yield socket


@pytest.fixture
def address(server: Path, request: pytest.FixtureRequest) -> URL:
    """An empty database of the test's own."""
    install(FEATURES)
    return empty_database(server, request.node.name[:60])


@pytest.fixture
def on_server(address: URL) -> Iterator[Connections]:
    """A store with all tables on the server."""
    store = connect(address)
    bring_up_to_date(store)
    yield store
    store.close()


@pytest.fixture
def in_file(tmp_path: Path) -> Iterator[Connections]:
    """The store of another machine, an SQLite file."""
    store = open_store(file_address(tmp_path / "other" / "lintu.sqlite"))
    yield store
    store.close()


def test_each_migration_runs_and_all_of_them_give_the_tables_of_the_code(address: URL) -> None:
    store = connect(address)
    steps = sorted(file.name[1:5] for file in (MIGRATIONS / "versions").glob("v*.py"))
    for step in steps:
        bring_to(store, step)
        with store.reading() as connection:
            assert MigrationContext.configure(connection).get_current_revision() == step
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
    bring_up_to_date(store)
    store.close()


def test_settings_are_kept_changed_and_undone(on_server: Connections) -> None:
    choose_profile(on_server, "village", "official_check_up", "甲")
    keep_survey(on_server, "village", SURVEY, "甲")
    choose_noise_class(on_server, "village", "2", "甲")
    choose_noise_class(on_server, "other", "1", "甲")
    assert values(on_server) == ["official_check_up", SURVEY.text, "2"]
    choose_profile(on_server, "village", "five_minute_station", "乙")
    SURVEY_SETTING.undo(on_server, "village", "乙")
    NOISE_SETTING.undo(on_server, "village", "乙")
    assert values(on_server) == ["five_minute_station", "", ""]
    NOISE_SETTING.undo(on_server, "village", "乙")
    assert value_in(on_server, NOISE_SETTING, "village") == "2"
    assert value_in(on_server, NOISE_SETTING, "other") == "1"


def values(store: Connections) -> list[str]:
    return [value_in(store, setting, "village") for setting in SETTINGS]


def all_rows(store: Connections, settings: tuple[CommunitySetting, ...] = SETTINGS) -> list[object]:
    return [sorted(map(str, rows_in(store, setting))) for setting in settings]


def test_a_community_and_its_settings_go_to_a_file_and_back(
    on_server: Connections, in_file: Connections
) -> None:
    """A packet of the server is merged into a file, changed there, and merged back: both end alike."""
    key = store_village(on_server).key
    keep_survey(on_server, key, SURVEY, "甲")
    choose_noise_class(on_server, key, "2", "甲")
    unpack(in_file, packet(on_server, key), "a.lintu")
    assert value_in(in_file, NOISE_SETTING, key) == "2"
    choose_noise_class(in_file, key, "1", "乙")
    choose_profile(in_file, key, "official_check_up", "乙")
    back = packet(in_file, key)
    for _ in range(2):
        unpack(on_server, back, "b.lintu")
    assert [value_in(on_server, one, key) for one in SETTINGS] == ["official_check_up", SURVEY.text, "1"]
    assert all_rows(on_server) == all_rows(in_file)
    for table in ("community", "community_step"):
        query = text(f"SELECT count(*) FROM {table}")
        counts = []
        for store in (on_server, in_file):
            with store.reading() as connection:
                counts.append(connection.execute(query).scalar())
        assert counts[0] == counts[1]
