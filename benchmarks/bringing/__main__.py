"""Times of bringing in a made-up place: `uv run python -m benchmarks.bringing [buildings …]`.

Buildings come as a Shapefile in GBK, paths as a GeoPackage, both in EPSG:4527. Each step is timed
by the clock of this process with its reader process; the peak is of this process alone.
"""

from __future__ import annotations

import datetime
import io
import resource
import sys
import tempfile
import time
import zipfile
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import shapely

from base.words import Bilingual
from benchmarks.machine import load_average
from data.assess import Assessment, assess
from data.catalogue import Catalogue, load_catalogue
from data.frames import frame_of
from data.importers.files.source_file import read_bytes
from data.model import Community
from data.store.address import file_address
from data.store.connections import Connections
from data.store.open_store import open_store
from features.options.layout_option import LayoutOption
from features.options.presets import preset_intervention
from features.options.siting import Site, judge
from features.options.sketch import sketch_of
from features.own_community import layer_text
from features.own_community.community_versions import OwnCommunity, begin, change, open_own
from features.own_community.edit import Edit
from features.own_community.importing import (
    LayerFile,
    import_layer,
    open_problems,
    place_community,
    recipe_for_layer,
    rectangle,
)
from spatial.crs import metric_crs_for
from spatial.systems import CoordinateSystem

SITE = (116.1, 24.28)
BLOCK_M = 60.0
DEFAULT = (1_500, 30_000)
_PARKS = 3
"""The first also fills what is kept of a baseline; the others are what a planner waits for."""


def main(counts: list[int]) -> None:
    """Print one line a place and step."""
    print(f"{datetime.date.today():%Y-%m-%d}, load average {load_average()}\n")
    print(f"{'buildings':>9} {'paths':>7} {'step':12} {'s':>7} {'peak MB':>8}")
    for count in counts or DEFAULT:
        with tempfile.TemporaryDirectory() as folder:
            store = open_store(file_address(Path(folder) / "lintu.sqlite"))
            _measure(store, count)
            store.close()


def _measure(store: Connections, count: int) -> None:
    catalogue = load_catalogue()
    side = int(np.ceil(np.sqrt(count)))
    known = begin(store, Bilingual("测", "Test"), "bench")
    known = place_community(
        Edit(store, known, catalogue, "bench"), rectangle(*SITE, side * BLOCK_M * 1.1, side * BLOCK_M * 1.1)
    )
    files = (
        ("residences", "房屋.zip", _buildings(count, side), CoordinateSystem("EPSG:4527")),
        ("paths", "道路.gpkg", _paths(side), CoordinateSystem("EPSG:4527")),
    )
    whole = time.perf_counter()
    for target, name, raw, system in files:
        begun = time.perf_counter()
        known = _import_file(store, known, target, name, raw, system)
        _line(count, side, target, begun)
    _line(count, side, "all in", whole)
    begun = time.perf_counter()
    open_problems(store, known, catalogue)
    _line(count, side, "check", begun)
    layer_text.LAYERS.drop(lambda _: True)
    for which in ("open, first", "open again"):
        begun = time.perf_counter()
        town = open_own(store, known.key, catalogue)
        _line(count, side, which, begun)
    begun = time.perf_counter()
    scored = assess(_with_facilities(town, catalogue), catalogue)
    _line(count, side, "score", begun)
    for number in range(_PARKS):
        park = _park(scored, number)
        begun = time.perf_counter()
        assert len(sketch_of(scored, park).counted) == 1, "a park that counts"
        _line(count, side, "one park", begun)


def make_place(store: Connections, count: int, name: Bilingual) -> OwnCommunity:
    """A made-up place of so many buildings, with facilities and spaces, kept in the store."""
    catalogue = load_catalogue()
    side = int(np.ceil(np.sqrt(count)))
    ground = rectangle(*SITE, side * BLOCK_M * 1.1, side * BLOCK_M * 1.1)
    known = place_community(Edit(store, begin(store, name, "bench"), catalogue, "bench"), ground)
    system = CoordinateSystem("EPSG:4527")
    known = _import_file(store, known, "residences", "房屋.zip", _buildings(count, side), system)
    known = _import_file(store, known, "paths", "道路.gpkg", _paths(side), system)
    full = _with_facilities(open_own(store, known.key, catalogue), catalogue)
    layers = {"facilities": full.facilities, "public_spaces": full.public_spaces}
    return change(store, known, known.state, name, "bench", layers)


def _with_facilities(town: Community, catalogue: Catalogue) -> Community:
    """The place with a facility for every twenty homes, of all categories in turn, and a space for every
    hundred: what the files do not have and a score needs."""
    draw = np.random.default_rng(2)
    west, south, east, north = town.extent.bounds
    some, spaces = len(town.residences) // 20, len(town.residences) // 100
    categories = tuple(catalogue.facility_categories)
    facilities = {
        "id": [f"F{n}" for n in range(some)],
        "category": [categories[n % len(categories)] for n in range(some)],
        "condition": "good",
    }
    at = shapely.points(draw.uniform(west, east, some), draw.uniform(south, north, some))
    x, y = draw.uniform(west, east, spaces), draw.uniform(south, north, spaces)
    grounds = {"id": [f"S{n}" for n in range(spaces)], "functions": "garden", "condition": "good"}
    return replace(
        town,
        facilities=frame_of("facilities", pd.DataFrame(facilities), list(at), town.crs),
        public_spaces=frame_of(
            "public_spaces", pd.DataFrame(grounds), list(shapely.box(x, y, x + 20, y + 15)), town.crs
        ),
    )


def _park(scored: Assessment, number: int) -> LayoutOption:
    """An option of one pocket park, where the siting rules let one stand."""
    west, south, east, north = scored.community.extent.bounds
    for place in range(200):
        at = 0.3 + 0.4 * ((number * 200 + place) * 0.618 % 1)
        x, y = west + (east - west) * at, south + (north - south) * (1 - at)
        park = preset_intervention(
            scored.catalogue, "pocket_park", shapely.box(x, y, x + 33, y + 28), f"园{number}"
        )
        if judge(Site(park, scored, ())).counts:
            return LayoutOption("o", scored.community.key, "A", "甲", "", 0.0, "open", 1, (park,))
    raise AssertionError("no place for a park")


def _import_file(
    store: Connections, known: OwnCommunity, target: str, name: str, raw: bytes, system: CoordinateSystem
) -> OwnCommunity:
    source = read_bytes(raw, name)
    layer = source.layers[0]
    recipe = replace(recipe_for_layer(store, layer, target)[0], system=system)
    return import_layer(Edit(store, known, load_catalogue(), "bench"), LayerFile(source, raw, layer, recipe))


def _line(count: int, side: int, step: str, begun: float) -> None:
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    seconds = time.perf_counter() - begun
    print(f"{count:9} {2 * side * side:7} {step:12} {seconds:7.2f} {peak_mb:8.0f}", flush=True)


def _metres(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame.set_crs(metric_crs_for(*SITE)).to_crs(4527)


def _corner() -> tuple[float, float]:
    point = gpd.GeoSeries([shapely.Point(SITE)], crs=4326).to_crs(metric_crs_for(*SITE))[0]
    return point.x, point.y


def _buildings(count: int, side: int) -> bytes:
    draw = np.random.default_rng(1)
    x0, y0 = (at - side * BLOCK_M / 2 for at in _corner())
    column, row = np.divmod(np.arange(count), side)
    x, y = x0 + column * BLOCK_M + 10, y0 + row * BLOCK_M + 10
    shapes = shapely.box(x, y, x + draw.uniform(10, 40, count), y + draw.uniform(10, 40, count))
    households = draw.integers(4, 60, count)
    table = {
        "楼栋名称": [f"{n}号楼" for n in range(count)],
        "户数": households,
        "层数": draw.integers(2, 9, count),
    }
    frame = _metres(gpd.GeoDataFrame(table, geometry=shapes))
    with tempfile.TemporaryDirectory() as folder:
        pyogrio.write_dataframe(frame, Path(folder) / "b.shp", encoding="GBK")
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
            for part in Path(folder).iterdir():
                archive.write(part, part.name)
        return whole.getvalue()


def _paths(side: int) -> bytes:
    """Every block's two streets, each a line of its own that meets the next at its end."""
    x0, y0 = (at - side * BLOCK_M / 2 for at in _corner())
    column, row = (one.ravel() for one in np.meshgrid(np.arange(side), np.arange(side)))
    x, y = x0 + column * BLOCK_M, y0 + row * BLOCK_M
    east = np.stack([np.stack([x, y], 1), np.stack([x + BLOCK_M, y], 1)], 1)
    north = np.stack([np.stack([x, y], 1), np.stack([x, y + BLOCK_M], 1)], 1)
    lines = shapely.linestrings(np.concatenate([east, north]))
    frame = _metres(gpd.GeoDataFrame({"类型": ["巷"] * len(lines)}, geometry=lines))
    with tempfile.TemporaryDirectory() as folder:
        pyogrio.write_dataframe(frame, Path(folder) / "p.gpkg")
        return (Path(folder) / "p.gpkg").read_bytes()


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]])
