"""Opening a community by name or file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.catalogue import load_catalogue
from data.communities import (
    SAMPLE,
    UnknownCommunityError,
    communities_folder,
    community_keys,
    names_a_path,
    open_community,
    open_path,
)
from data.importers.errors import ImportRefused
from data.model import Community
from tests.data.importers.osm_text import node, osm, way

VILLAGE = osm(
    node(1, 24.2800, 116.1000),
    node(2, 24.2800, 116.1010),
    node(3, 24.2803, 116.1003, amenity="bench"),
    way(10, [1, 2], highway="footway", name="东街"),
)


@pytest.fixture(autouse=True)
def var(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LINTU_VAR", str(tmp_path / "var"))
    return tmp_path / "var"


def open_here(name: str) -> Community:
    return open_community(name, load_catalogue())


def save_community(name: str, text: str = VILLAGE) -> Path:
    communities_folder().mkdir(parents=True, exist_ok=True)
    (communities_folder() / name).write_text(text, "utf-8")
    return communities_folder() / name


def save_town(name: str) -> Path:
    folder = communities_folder() / name
    shutil.copytree(Path(__file__).parents[2] / "data" / "sample" / "xuzhen", folder)
    return folder


@pytest.mark.parametrize("name", ["xuzhen", "sample", "墟镇", "墟镇社区"])
def test_the_sample_has_several_names(name: str) -> None:
    assert open_here(name).key == "xuzhen"


def test_extracts_and_folders_are_kept_and_nothing_else_is(var: Path) -> None:
    assert communities_folder() == var / "communities"
    assert community_keys() == {}
    for name in ("b.osm", "a.osm.pbf", "c.pbf", "notes.txt", ".hidden"):
        save_community(name)
    save_town("town")
    (communities_folder() / "empty").mkdir()
    assert list(community_keys()) == ["a.osm.pbf", "b.osm", "c.pbf", "town"]
    assert len(open_here("b.osm").paths) == 1
    assert open_here("town").digest == open_here("xuzhen").digest


def test_a_folder_and_an_extract_are_opened_by_their_paths(tmp_path: Path) -> None:
    (tmp_path / "village.osm").write_text(VILLAGE, "utf-8")
    assert len(open_path(tmp_path / "village.osm", load_catalogue()).paths) == 1
    assert open_path(save_town("town"), load_catalogue()).digest == open_here("xuzhen").digest


def test_a_name_is_never_taken_for_a_path(tmp_path: Path) -> None:
    file = save_community("b.osm")
    (tmp_path / "village.osm").write_text(VILLAGE, "utf-8")
    for name in (str(file), str(tmp_path / "village.osm"), "../communities/b.osm", "./b.osm", "/etc/passwd"):
        with pytest.raises(UnknownCommunityError):
            open_here(name)


def test_a_missing_extract_says_that_the_file_is_missing(tmp_path: Path) -> None:
    with pytest.raises(ImportRefused) as caught:
        open_path(tmp_path / "nowhere.osm", load_catalogue())
    assert "nowhere.osm" in caught.value.message("zh")
    assert "no file" in caught.value.message("en")


def ascii_id(name: str) -> str:
    return ascii(name)[:12]


@pytest.mark.parametrize(
    "name", ["atlantis", "", ".", "/", "a\0b", "x" * 5000, "{name}", "data"], ids=ascii_id
)
def test_an_unknown_name_says_what_is_known(name: str) -> None:
    save_community("b.osm")
    with pytest.raises(UnknownCommunityError) as caught:
        open_here(name)
    for language, sentence in (("zh", "找不到社区"), ("en", "There is no community")):
        message = caught.value.message(language)
        assert sentence in message
        assert f"“{name}”" in message
        assert SAMPLE in message
        assert "b.osm" in message


def test_a_file_that_is_no_extract_is_refused(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear planner", "utf-8")
    with pytest.raises(ImportRefused):
        open_path(tmp_path / "letter.txt", load_catalogue())


def test_what_somebody_at_a_terminal_means_by_a_path(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear planner", "utf-8")
    for name in (str(tmp_path), str(tmp_path / "letter.txt"), "nowhere.osm", "nowhere.osm.pbf"):
        assert names_a_path(name)
    for name in ("atlantis", "xuzhen", "a\0b", "x" * 5000):
        assert not names_a_path(name)
