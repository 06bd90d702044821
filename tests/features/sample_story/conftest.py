"""The story, made once for all tests that only read it, and stores of one's own for those that write."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.sample_story import story_store
from features.sample_story.drawings.scenes import drawn_photo
from features.sample_story.story_store import make_story_once

TODAY = datetime(2026, 11, 30, 12, tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.fixture(scope="session", autouse=True)
def _photos_drawn_once() -> Iterator[None]:
    """Every story shows the same pictures."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(story_store, "drawn_photo", cache(drawn_photo))
        yield


@pytest.fixture(scope="session")
def _story_folder(tmp_path_factory: pytest.TempPathFactory, _migrated_once: None) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("story")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LINTU_VAR", str(folder))
        assert make_story_once(TODAY)
        yield folder


@pytest.fixture
def story_made(_story_folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store with the story of 2026-11-30, which the test does not change."""
    monkeypatch.setenv("LINTU_VAR", str(_story_folder))


@pytest.fixture
def fresh_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An empty store."""
    monkeypatch.setenv("LINTU_VAR", str(tmp_path))
    yield
    the_writer().stop()
    the_store().close()


@pytest.fixture
def story_copied(_story_folder: Path, tmp_path: Path, fresh_store: None) -> None:
    """A store of the test's own with the story of 2026-11-30."""
    shutil.copytree(_story_folder, tmp_path, dirs_exist_ok=True)
