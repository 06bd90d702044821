"""The shift of a first file, told from the real town around it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import geopandas as gpd
import numpy as np
import pytest
import shapely

from base.words import Bilingual
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from data.importers.files.source_file import read_bytes
from data.importers.osm import read_osm
from data.model import SCHEMAS, Community
from data.store.connections import Connections
from features.own_community.community_versions import begin, change
from features.own_community.edit import Edit
from features.own_community.importing import place_community, preview_layer, recipe_for_layer, rectangle
from features.own_community.layer_offset import offset_of
from spatial.bd09 import bd09_from_wgs84
from spatial.gcj02 import gcj02_from_wgs84
from spatial.projecting import to_degrees, to_metres
from spatial.systems import BD09, GCJ02, CoordinateSystem
from tests.data.importers.files_made import geojson
from tests.data.importers.osm_text import shared
from tests.data.sample_scored import sample
from tests.rings import in_rings

CATALOGUE = load_catalogue()
SHIFTS = {GCJ02: gcj02_from_wgs84, BD09: bd09_from_wgs84}


@cache
def town(name: str) -> Community:
    return sample().community if name == SAMPLE else read_osm(shared(name), CATALOGUE)


def layer_text(town: Community, layer: str, count: int, seed: int, system: str = "") -> str:
    """What the guard says of so many shapes of the layer, the rest of which is not there."""
    frame = town.layer(layer)
    new = frame.iloc[np.random.default_rng(seed).permutation(len(frame))[:count]]
    if system:
        moved = SHIFTS[system]
        shapes = shapely.transform(
            new.geometry.to_numpy(), lambda xy: to_metres(moved(to_degrees(xy, town.crs)), town.crs)
        )
        new = new.set_geometry(shapes, crs=town.crs)
    layers = {name: town.layer(name) if name != layer else frame.iloc[:0] for name in SCHEMAS}
    ground = shapely.transform(town.extent, lambda xy: to_degrees(xy, town.crs))
    offset = offset_of(new, layers, layer, shapely.geometry.mapping(ground))
    assert offset is None or offset.is_inferred
    return offset.looks_like if offset else ""


SURE = [
    ("cn_beijing_tsinghua.osm", "public_spaces", 40),
    (SAMPLE, "public_spaces", 20),
    (SAMPLE, "entrances", 10),
    (SAMPLE, "grids", 7),
]


@pytest.mark.parametrize("system", SHIFTS)
@pytest.mark.parametrize(("name", "layer", "count"), SURE)
def test_what_was_measured_to_be_told_is_told(name: str, layer: str, count: int, system: str) -> None:
    assert [layer_text(town(name), layer, count, seed, system) for seed in range(3)] == [system] * 3


@pytest.mark.parametrize(
    "name", in_rings(["cn_beijing_tsinghua.osm", "cn_shenzhen_pinghu.osm", SAMPLE], fast=[SAMPLE])
)
def test_layers_that_lie_right_are_seldom_doubted(name: str) -> None:
    """At most two in a hundred, over all layers and counts together."""
    tried = [
        layer_text(town(name), layer, count, seed)
        for layer in ("compounds", "public_spaces", "facilities", "entrances", "paths")
        for count in (5, 10, 20, 40)
        for seed in range(5)
        if len(town(name).layer(layer)) >= count
    ]
    assert len(tried) >= 50
    assert sum(map(bool, tried)) <= 0.02 * len(tried)


def test_homes_are_not_guessed_about() -> None:
    assert layer_text(town(SAMPLE), "residences", 40, 1, GCJ02) == ""


def test_the_first_file_of_spaces_is_told_before_it_is_kept(store: Connections) -> None:
    there = town(SAMPLE)
    known = begin(store, Bilingual("村", ""), "t")
    known = place_community(Edit(store, known, CATALOGUE, "t"), rectangle(116.1, 24.28, 2000, 2000))
    state = replace(known.state, epsg=there.crs.to_epsg())
    filled = {"paths": there.paths, "residences": there.residences.assign(grid="1", compound="")}
    known = change(store, known, state, Bilingual("a", "a"), "t", filled)
    spaces = there.public_spaces[["functions", "geometry"]].to_crs(4326)
    shapes = shapely.transform(spaces.geometry.to_numpy(), gcj02_from_wgs84)
    source = read_bytes(
        geojson(gpd.GeoDataFrame(spaces.drop(columns="geometry"), geometry=shapes, crs=4326)), "a.geojson"
    )
    recipe = replace(
        recipe_for_layer(store, source.layers[0], "public_spaces")[0], system=CoordinateSystem("EPSG:4326")
    )
    offset = preview_layer(store, known, source.layers[0], recipe, CATALOGUE).offset
    assert offset is not None
    assert (offset.looks_like, offset.is_inferred) == (GCJ02, True)
    recipe = replace(recipe, system=CoordinateSystem(GCJ02))
    assert preview_layer(store, known, source.layers[0], recipe, CATALOGUE).offset is None
