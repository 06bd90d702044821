"""Damaged files of every kind give layers or a refusal in words, and never an error that nobody foresaw."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from base.errors import LintuError
from data.catalogue import load_catalogue
from data.importers.errors import ReadingFailed
from data.importers.files.raw_layers import RawLayer
from data.importers.files.source_file import read_bytes
from data.importers.limits import ImportLimits
from data.importers.mapping.convert_layer import convert_layer
from data.importers.mapping.positions import raw_coordinates
from data.importers.mapping.recipe import first_recipe
from data.importers.mapping.table_coordinates import coordinate_trouble
from data.importers.osm import read_osm
from spatial.system_guess import guesses
from spatial.systems import CoordinateSystem
from tests.data.importers.files_made import GOOD, good, kml, zip_of
from tests.data.importers.mutations import damaged
from tests.data.importers.osm_text import node, osm, pbf, square, way
from tests.data.importers.test_files_in_other_forms import TYPE_FIRST, lines, track
from tests.data.importers.test_files_with_flaws import document
from tests.data.importers.test_mapping import SITE, nothing
from tests.examples import TIMES

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot fork")

LIMITS = ImportLimits(cpu_s=5, wall_s=10.0)
NEAR = (116.1, 24.28)


@cache
def sound_files() -> dict[str, tuple[str, bytes]]:
    """A name and content for each kind of file and form of content."""
    corners, ring = square(10, 24.28, 116.1, 0.001)
    street = [node(n, 24.28 + n / 1e4, 116.1, name="口") for n in range(1, 4)]
    town = osm(
        *street,
        corners,
        way(1, [1, 2, 3], highway="footway", name="健康步道"),
        way(2, ring, building="yes", **{"building:levels": "6"}),
    )
    walked = document(track("116.1 24.28 10", "116.101 24.281 10"))
    rows = '名称,户数,位置,图形\n甲,"1,200",116°06′03.6″E 24°16′49.8″N,POINT (116.1 24.28)\n乙,3,,\n'
    return {
        **{kind: good(kind) for kind in GOOD},
        "kmz": ("a.kmz", zip_of({"doc.kml": kml(), "二.kml": walked})),
        "track": ("a.kml", walked),
        "sequence": ("a.geojsonl", lines(TYPE_FIRST)),
        "written coordinates": ("a.csv", rows.encode()),
        "osm": ("a.osm", town.encode()),
        "pbf": ("a.osm.pbf", pbf([(24.28, 116.1), (24.281, 116.1), (24.282, 116.101)], "路".encode())),
    }


def outcome(kind: str, number: int, folder: Path) -> str:
    """What became of one damaged file: "read", the name of a refusal, or an error that nobody foresaw."""
    name, raw = sound_files()[kind]
    try:
        bad = damaged(raw, number)
        if kind in ("osm", "pbf"):
            (folder / name).write_bytes(bad)
            read_osm(folder / name, load_catalogue(), limits=LIMITS)
        else:
            for layer in read_bytes(bad, name, LIMITS).layers:
                _convert(layer)
    except ReadingFailed as error:
        return f"! {kind} {number}: {error.message('en')}"
    except LintuError as error:
        return type(error).__name__ if _speaks(error, folder) else f"! {kind} {number}: {error.message('zh')}"
    except Exception as error:
        return f"! {kind} {number}: {type(error).__name__}: {error}"
    return "read"


def _speaks(error: LintuError, folder: Path) -> bool:
    zh, en = error.message("zh"), error.message("en")
    return zh != en and str(folder) not in zh + en and "/tmp/" not in zh + en


def _convert(layer: RawLayer) -> None:
    """What the page does with a layer: guesses, and the import in the first system that is likely."""
    recipe = first_recipe(layer)
    if layer.kind == "table" and coordinate_trouble(layer, recipe.x, recipe.y):
        return
    found = guesses(raw_coordinates(layer, recipe), NEAR)
    system = found[0].system or CoordinateSystem("EPSG:4548")
    assert all(message.text("zh") and message.text("en") for message in layer.messages)
    try:
        convert_layer(layer, replace(recipe, system=system), nothing(), load_catalogue(), SITE)
    except ReadingFailed:
        raise
    except LintuError:
        return


def test_the_sound_files_are_read(tmp_path: Path) -> None:
    """The control: without it the damages would prove nothing."""
    for name, raw in (file for kind, file in sound_files().items() if kind not in ("osm", "pbf")):
        layers = read_bytes(raw, name, LIMITS).layers
        assert layers
        for layer in layers:
            _convert(layer)
    for kind in ("osm", "pbf"):
        name, raw = sound_files()[kind]
        (tmp_path / name).write_bytes(raw)
        assert len(read_osm(tmp_path / name, load_catalogue(), limits=LIMITS).paths)


def run(numbers: range, folder: Path) -> Counter[str]:
    kinds = list(sound_files())
    return Counter(outcome(kinds[number % len(kinds)], number, folder) for number in numbers)


def test_twenty_damaged_files(tmp_path: Path) -> None:
    found = run(range(20), tmp_path)
    assert [one for one in found if one.startswith("!")] == []
    assert found.total() == 20


@pytest.mark.slow
def test_hundreds_of_damaged_files(tmp_path: Path) -> None:
    found = run(range(1000, 1000 + 250 * TIMES), tmp_path)
    assert [one for one in found if one.startswith("!")] == []
    assert found["read"] > 50
    assert len(found) > 10
    assert found.total() == 250 * TIMES
