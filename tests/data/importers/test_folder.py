"""A community kept as a folder."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import shapely

from base.errors import LintuError
from data.catalogue import load_catalogue
from data.importers.folder import FolderError, read_folder
from data.layer_checks import CommunityDataError
from data.model import SCHEMAS, Community
from tests.data.towns import town

ABOUT = """
key = "toy"
name = { zh = "两街镇", en = "Twostreet" }
epsg = 4548
[statement]
zh = "虚构的。"
en = "Invented."
[assumed]
zh = "人口是假设的。"
en = "The people are assumed."
people = 95
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The town of the tests as files, in degrees."""
    (tmp_path / "community.toml").write_text(ABOUT, "utf-8")
    community = town()
    for name in SCHEMAS:
        text = community.layer(name).to_crs(4326).to_json(na="null", drop_id=True)
        (tmp_path / f"{name}.geojson").write_text(text, "utf-8")
    return tmp_path


def read(folder: Path) -> Community:
    return read_folder(folder, load_catalogue())


def refusal(folder: Path) -> LintuError:
    with pytest.raises(LintuError) as caught:
        read(folder)
    return caught.value


def test_what_was_written_is_read(folder: Path) -> None:
    community = read(folder)
    assert (community.key, community.name.zh, community.name.en) == ("toy", "两街镇", "Twostreet")
    assert community.crs.to_epsg() == 4548
    notes = {
        note.key: (note.text.text("zh"), note.text.text("en"), note.people) for note in community.assumptions
    }
    assert notes["statement"] == ("虚构的。", "Invented.", None)
    assert notes["assumed"] == ("人口是假设的。", "The people are assumed.", 95)
    for name in SCHEMAS:
        read_back, written = community.layer(name), town().layer(name)
        assert read_back.drop(columns="geometry").equals(written.drop(columns="geometry")), name
        moved_m = shapely.hausdorff_distance(read_back.geometry.to_numpy(), written.geometry.to_numpy())
        assert moved_m.max() < 1e-6, name


def test_the_digest_changes_with_content_and_not_with_time(folder: Path) -> None:
    before = read(folder).digest
    for file in folder.iterdir():
        os.utime(file, (1, 1))
    (folder / "notes.txt").write_text("not part of the community")
    assert read(folder).digest == before
    paths = folder / "paths.geojson"
    paths.write_text(paths.read_text("utf-8").replace('"width_m": 2.0', '"width_m": 2.5', 1), "utf-8")
    changed = read(folder).digest
    assert changed != before
    (folder / "community.toml").write_text(ABOUT.replace("Twostreet", "Two Streets"), "utf-8")
    assert read(folder).digest not in (before, changed)


def test_an_absent_layer_is_an_empty_one(folder: Path) -> None:
    before = read(folder).digest
    (folder / "encroachments.geojson").unlink()
    (folder / "basemap.geojson").write_text('{"type": "FeatureCollection", "features": []}')
    community = read(folder)
    assert len(community.encroachments) == len(community.basemap) == 0
    assert list(community.encroachments.columns) == list(town().encroachments.columns)
    assert community.digest != before


def write(name: str, text: str) -> Callable[[Path], object]:
    return lambda folder: (folder / name).write_text(text, "utf-8")


def about(old: str, new: str) -> Callable[[Path], object]:
    assert old in ABOUT
    return write("community.toml", ABOUT.replace(old, new))


def feature(geometry: str) -> str:
    row = '{"id": "F", "category": "green_space", "condition": "good"}'
    one = f'{{"type": "Feature", "properties": {row}, "geometry": {geometry}}}'
    return f'{{"type": "FeatureCollection", "features": [{one}]}}'


UNREADABLE: dict[str, tuple[Callable[[Path], object], str, str, str]] = {
    "no community.toml": (
        lambda f: (f / "community.toml").unlink(),
        "community.toml",
        "没有这个文件",
        "no such file",
    ),
    "broken toml": (write("community.toml", "key = "), "community.toml", "格式有错", "not well formed"),
    "gbk": (
        lambda f: (f / "community.toml").write_bytes(ABOUT.encode("gbk")),
        "community.toml",
        "UTF-8",
        "UTF-8",
    ),
    "no key": (about('key = "toy"', ""), "community.toml", "缺少 key", "short name as key"),
    "key no text": (about('key = "toy"', "key = 7"), "community.toml", "缺少 key", "short name as key"),
    "no name": (about("name =", "nome ="), "community.toml", "name 应有", "name needs"),
    "one language": (about('"两街镇", en', '"两街镇", fr'), "community.toml", "name 应有", "name needs"),
    "half a note": (about('en = "Invented."', ""), "community.toml", "statement 应有", "statement needs"),
    "no epsg": (about("epsg = 4548", ""), "community.toml", "epsg = None", "epsg = None"),
    "unknown epsg": (about("4548", "999999"), "community.toml", "epsg = 999999", "epsg = 999999"),
    "degrees": (about("4548", "4326"), "community.toml", "epsg = 4326", "epsg = 4326"),
    "web mercator": (about("4548", "3857"), "community.toml", "epsg = 3857", "epsg = 3857"),
    "epsg a word": (about("4548", '"here"'), "community.toml", "epsg = here", "epsg = here"),
    "broken json": (write("paths.geojson", '{"features": ['), "paths.geojson", "格式有错", "not well formed"),
    "no collection": (
        write("paths.geojson", "[1, 2]"),
        "paths.geojson",
        "FeatureCollection",
        "FeatureCollection",
    ),
    "no features": (write("paths.geojson", "{}"), "paths.geojson", "FeatureCollection", "FeatureCollection"),
    "no properties": (
        write("paths.geojson", '{"features": [{"geometry": null}]}'),
        "paths.geojson",
        "properties",
        "properties",
    ),
    "odd geometry": (
        write("facilities.geojson", feature('{"type": "Blob", "coordinates": [1]}')),
        "facilities.geojson",
        "GeoJSON",
        "GeoJSON",
    ),
    "one coordinate": (
        write("facilities.geojson", feature('{"type": "Point", "coordinates": [1]}')),
        "facilities.geojson",
        "GeoJSON",
        "GeoJSON",
    ),
    "words as numbers": (
        write("facilities.geojson", feature('{"type": "Point", "coordinates": ["a", "b"]}')),
        "facilities.geojson",
        "GeoJSON",
        "GeoJSON",
    ),
    "geometry no table": (
        write("facilities.geojson", feature("[1, 2]")),
        "facilities.geojson",
        "GeoJSON",
        "GeoJSON",
    ),
    "short ring": (
        write("grids.geojson", feature('{"type": "Polygon", "coordinates": [[[1, 2], [3, 4]]]}')),
        "grids.geojson",
        "GeoJSON",
        "GeoJSON",
    ),
    "a thousand levels": (
        write("paths.geojson", "[" * 100_000),
        "paths.geojson",
        "格式有错",
        "not well formed",
    ),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_a_file_that_cannot_be_read_is_named_with_the_trouble_in_both_languages(
    folder: Path, what: str
) -> None:
    spoil, file, zh, en = UNREADABLE[what]
    spoil(folder)
    error = refusal(folder)
    assert isinstance(error, FolderError)
    assert f"“{file}”" in error.message("zh")
    assert f"“{file}”" in error.message("en")
    assert zh in error.message("zh")
    assert en in error.message("en")


@pytest.mark.parametrize(
    "coordinates", ["[NaN, 24.2]", "[116.1, Infinity]", "[NaN, NaN]", "[1000.0, 24.2]", "[24.27, 1161.0]"]
)
def test_coordinates_that_are_nowhere_are_named(folder: Path, coordinates: str) -> None:
    write("facilities.geojson", feature(f'{{"type": "Point", "coordinates": {coordinates}}}'))(folder)
    write("entrances.geojson", '{"features": []}')(folder)
    error = refusal(folder)
    assert isinstance(error, CommunityDataError)
    assert "设施（facilities） F" in error.message("zh")
    assert "a coordinate is not a finite number" in error.message("en")


def test_a_feature_without_a_shape_is_named(folder: Path) -> None:
    paths = folder / "paths.geojson"
    collection = json.loads(paths.read_text("utf-8"))
    collection["features"][0]["geometry"] = None
    paths.write_text(json.dumps(collection), "utf-8")
    assert "(paths) P1: has no shape" in refusal(folder).message("en")


def test_a_layer_of_shapeless_features_is_named(folder: Path) -> None:
    write("basemap.geojson", feature("null"))(folder)
    assert "(basemap) F: has no shape" in refusal(folder).message("en")
