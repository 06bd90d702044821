from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_mock_engine, text

from data.store.address import file_address
from data.store.connections import Connections, connect
from data.store.errors import StoreNewerError
from data.store.migrate import bring_up_to_date, migration_steps
from data.store.open_store import open_store
from data.store.steps import MIGRATIONS, newest_step, version_folders
from data.store.tables import METADATA
from tests.rings import in_rings

ROOT = Path(__file__).parents[3]
RELEASE_0_1_0 = Path(__file__).parent / "release_0_1_0.sql"
REVISIONS = sorted(file.name[1:5] for file in (MIGRATIONS / "versions").glob("v*.py"))
NEXT_STEP = f"""
import sqlalchemy as sa
from alembic import op
from tests.rings import in_rings
revision = "9999"
down_revision = "{REVISIONS[-1]}"
def upgrade():
    op.add_column("layout_option", sa.Column("colour", sa.Text, server_default="red", nullable=False))
"""
BROKEN_STEP = NEXT_STEP + "    op.execute('this is no SQL')\n"


@pytest.fixture
def old_file(tmp_path: Path) -> Path:
    """A database as release 0.1.0 left it."""
    file = tmp_path / "lintu.sqlite"
    database = sqlite3.connect(file)
    database.executescript(RELEASE_0_1_0.read_text(encoding="utf-8"))
    database.close()
    return file


def scripts_with(step: str, folder: Path) -> Path:
    """Our migrations and one more, as a later release would have."""
    shutil.copytree(MIGRATIONS, folder)
    (folder / "versions" / "v9999_next.py").write_text(step, encoding="utf-8")
    return folder


def columns(file: Path) -> set[str]:
    with sqlite3.connect(file) as database:
        return {row[1] for row in database.execute("PRAGMA table_info(layout_option)")}


def backups(file: Path) -> list[Path]:
    return sorted((file.parent / "backups").glob("*"))


def test_an_empty_file_gets_exactly_the_tables_that_the_code_knows(store: Connections) -> None:
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []


def test_an_older_database_gets_exactly_those_tables_and_keeps_its_rows(old_file: Path) -> None:
    store = open_store(file_address(old_file))
    with store.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        for table, rows in (("layout_option", 1), ("intervention", 2), ("event", 3), ("report", 0)):
            assert connection.execute(text(f"SELECT count(*) FROM {table}")).scalar() == rows
    store.close()


@pytest.mark.parametrize("revision", in_rings(REVISIONS, fast=[REVISIONS[0], *REVISIONS[-3:]]))
def test_every_version_in_between_gets_them_too(old_file: Path, revision: str, tmp_path: Path) -> None:
    """Whoever follows the code between two releases has one of these."""
    until_then = tmp_path / "until_then"
    shutil.copytree(MIGRATIONS, until_then)
    for step in (until_then / "versions").glob("v*.py"):
        if step.name[1:5] > revision:
            step.unlink()
    store = connect(file_address(old_file))
    bring_up_to_date(store, until_then)
    with store.reading() as connection:
        assert MigrationContext.configure(connection).get_current_revision() == revision
    store.close()
    reopened = open_store(file_address(old_file))
    with reopened.reading() as connection:
        assert compare_metadata(MigrationContext.configure(connection), METADATA) == []
        assert connection.execute(text("SELECT count(*) FROM intervention")).scalar() == 2
    reopened.close()


def test_opening_again_changes_nothing_and_makes_no_backup(store: Connections, file: Path) -> None:
    with store.writing() as connection:
        connection.execute(text("INSERT INTO layout_option VALUES ('a','x','A',0,0,'','',0,'open','',1)"))
    again = open_store(file_address(file))
    with again.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM layout_option")).scalar() == 1
    again.close()
    assert backups(file) == []


def test_an_older_database_is_copied_and_then_brought_up_to_date(old_file: Path, tmp_path: Path) -> None:
    store = connect(file_address(old_file))
    bring_up_to_date(store, scripts_with(NEXT_STEP, tmp_path / "later"))
    store.close()
    assert "colour" in columns(old_file)
    (copy,) = backups(old_file)
    assert "colour" not in columns(copy)
    with sqlite3.connect(copy) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert database.execute("SELECT count(*) FROM event").fetchone() == (3,)


def test_a_step_that_fails_leaves_the_database_as_it_was(old_file: Path, tmp_path: Path) -> None:
    before = columns(old_file)
    store = connect(file_address(old_file))
    with pytest.raises(Exception, match="this is no SQL"):
        bring_up_to_date(store, scripts_with(BROKEN_STEP, tmp_path / "broken"))
    store.close()
    assert columns(old_file) == before
    reopened = open_store(file_address(old_file))
    with reopened.reading() as connection:
        assert connection.execute(text("SELECT count(*) FROM intervention")).scalar() == 2
    reopened.close()


def test_a_newer_database_is_refused_in_words_and_left_alone(old_file: Path, tmp_path: Path) -> None:
    store = connect(file_address(old_file))
    bring_up_to_date(store, scripts_with(NEXT_STEP, tmp_path / "later"))
    store.close()
    content = old_file.read_bytes()
    with pytest.raises(StoreNewerError) as caught:
        open_store(file_address(old_file))
    assert "升级" in caught.value.message("zh")
    assert "Upgrade" in caught.value.message("en")
    assert str(old_file) in caught.value.message("zh")
    assert old_file.read_bytes() == content
    assert len(backups(old_file)) == 1  # of the upgrade, none of the refusal


def test_processes_that_open_it_first_at_the_same_time(tmp_path: Path) -> None:
    """Started from elsewhere, as an installed package would be."""
    script = "from data.store.open_store import the_store; the_store().close(); print('open')"
    env = {"LINTU_VAR": str(tmp_path / "var"), "PYTHONPATH": str(ROOT)}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script], cwd=tmp_path, env=env, stdout=-1, stderr=-1, text=True
        )
        for _ in range(3)
    ]
    answers = [one.communicate(timeout=60) for one in started]
    assert [(out, errors) for out, errors in answers] == [("open\n", "")] * 3


def test_postgresql_can_make_the_same_tables() -> None:
    made: list[str] = []
    engine = create_mock_engine(
        "postgresql+psycopg://", lambda sql, *_: made.append(str(sql.compile(dialect=engine.dialect)))
    )
    METADATA.create_all(engine, checkfirst=False)
    whole = "\n".join(made)
    assert whole.count("CREATE TABLE") == len(METADATA.tables)
    assert "shape BYTEA NOT NULL" in whole
    assert "jpeg BYTEA NOT NULL" in whole
    assert "id SERIAL NOT NULL" in whole


def test_the_newest_step_is_read_from_the_files_as_alembic_reads_it(tmp_path: Path) -> None:
    later = scripts_with(NEXT_STEP, tmp_path / "later")
    for scripts in (MIGRATIONS, later):
        assert newest_step(version_folders(scripts)) == migration_steps(scripts).get_current_head()
    assert newest_step(version_folders(later)) == "9999"
