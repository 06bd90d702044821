"""A place of one's own from nothing to a score, without a page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Transformer

from base.words import Bilingual
from data.assess import assess
from data.catalogue import load_catalogue
from data.importers.files.source_file import SourceFile, read_bytes
from data.store.connections import Connections
from features.own_community.by_hand import draw_shape, remove_row, reshape
from features.own_community.community_versions import OwnCommunity, begin, layers_of, open_own, undo
from features.own_community.content_rows import content_of
from features.own_community.edit import Edit
from features.own_community.errors import NoCommunityPlaceError, NoSuchGroundError
from features.own_community.importing import (
    LayerFile,
    import_layer,
    import_osm,
    leave,
    open_problems,
    place_community,
    preview_layer,
    recipe_for_layer,
    rectangle,
    repair,
    systems_for,
)
from spatial.gcj02 import gcj02_from_wgs84
from spatial.offset import Offset
from spatial.systems import GCJ02, CoordinateSystem
from tests.data.importers.files_made import csv, file_bytes, geojson, good, shapefile
from tests.data.importers.osm_text import shared

CATALOGUE = load_catalogue()
SITE = (116.101, 24.2805)
GROUND = rectangle(*SITE, 1200, 1000)


def start(store: Connections) -> OwnCommunity:
    return place_community(Edit(store, begin(store, Bilingual("我的村", ""), "t"), CATALOGUE, "t"), GROUND)


def bring(
    store: Connections,
    known: OwnCommunity,
    raw: bytes,
    name: str,
    target: str,
    system: CoordinateSystem,
    **more: bool,
) -> OwnCommunity:
    source = read_bytes(raw, name)
    recipe = replace(recipe_for_layer(store, source.layers[0], target)[0], system=system)
    return import_layer(
        Edit(store, known, CATALOGUE, "t"), LayerFile(source, raw, source.layers[0], recipe), **more
    )


def street_buildings(count: int = 120) -> gpd.GeoDataFrame:
    draw = np.random.default_rng(11)
    places = np.stack(
        [SITE[0] + draw.uniform(-0.005, 0.005, count), SITE[1] + draw.uniform(-0.004, 0.004, count)], axis=1
    )
    boxes = [shapely.box(x, y, x + draw.uniform(1e-4, 3e-4), y + draw.uniform(1e-4, 2e-4)) for x, y in places]
    return gpd.GeoDataFrame({"户数": draw.integers(5, 40, count)}, geometry=boxes, crs=4326)


def test_a_name_and_a_rectangle_are_a_community(store: Connections) -> None:
    town = open_own(store, start(store).key, CATALOGUE)
    assert town.crs.to_epsg() == 4548
    assert town.grids["code"].tolist() == ["1"]
    assert town.extent.area == pytest.approx(1200 * 1000, rel=0.001)
    assert assess(town, CATALOGUE).people.sum() == 0


def spread(seed: int, target: str, count: int) -> gpd.GeoDataFrame:
    """So many spaces of all sizes, or points, over the ground."""
    draw = np.random.default_rng(seed)
    x = SITE[0] + draw.uniform(-0.005, 0.005, count)
    y = SITE[1] + draw.uniform(-0.004, 0.004, count)
    shapes = shapely.points(x, y)
    if target == "public_spaces":
        shapes = shapely.box(x, y, x + draw.uniform(1e-4, 4e-4, count), y + draw.uniform(1e-4, 3e-4, count))
    columns = {"名称": [f"{n}" for n in range(count)], "功能": "garden", "类别": "green_space"}
    return gpd.GeoDataFrame(columns, geometry=shapes, crs=4326)


@pytest.mark.parametrize(("target", "count"), [("public_spaces", 30), ("facilities", 80)])
def test_spaces_and_facilities_beside_the_known_ones_are_told(
    store: Connections, target: str, count: int
) -> None:
    known = bring(
        store,
        start(store),
        geojson(spread(1, target, count)),
        "a.geojson",
        target,
        CoordinateSystem("EPSG:4326"),
    )
    shifted = spread(1, target, count)
    shifted["geometry"] = shapely.transform(shifted.geometry.to_numpy(), gcj02_from_wgs84)

    def offset_of(frame: gpd.GeoDataFrame) -> Offset | None:
        source = read_bytes(geojson(frame), "b.geojson")
        recipe = replace(
            recipe_for_layer(store, source.layers[0], target)[0], system=CoordinateSystem("EPSG:4326")
        )
        return preview_layer(store, known, source.layers[0], recipe, CATALOGUE).offset

    found = offset_of(shifted)
    assert found is not None
    assert found.looks_like == GCJ02
    assert (found.east_m, found.north_m) == (pytest.approx(492, abs=6), pytest.approx(-289, abs=6))
    assert offset_of(spread(1, target, count)) is None
    for others in (spread(2, target, count), spread(3, target, 5)):
        assert offset_of(others) is None


def test_ground_that_is_none_is_refused(store: Connections) -> None:
    known = begin(store, Bilingual("村", ""), "t")
    for ground in (
        {},
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [0, 0]]]},
    ):
        with pytest.raises(NoSuchGroundError):
            place_community(Edit(store, known, CATALOGUE, "t"), ground)
    for swapped in ((24.28, 116.1), (float("nan"), 1), (0, 0)):
        with pytest.raises(NoSuchGroundError):
            rectangle(*swapped, 0 if swapped == (0, 0) else 100, 100)


def test_from_nothing_to_a_score_with_files_of_five_kinds(store: Connections) -> None:
    """What a community worker has: a Shapefile in GBK, a list in Excel, a CAD plan."""
    known = start(store)
    known = bring(store, known, good("shapefile")[1], "房屋.zip", "residences", CoordinateSystem("EPSG:4326"))
    homes = layers_of(store, known.state)["residences"]
    assert homes["name_zh"].tolist() == ["一号楼", "二号楼", "三号楼"]
    assert set(homes["grid"]) == {"1"}
    known = bring(
        store,
        known,
        good("dxf")[1].replace("道路".encode(), "道路".encode()),
        "图.dxf",
        "residences",
        CoordinateSystem("EPSG:4548"),
        instead=False,
    )
    assert len(layers_of(store, known.state)["residences"]) == 6
    spots = "名称,设施类别,经度,纬度\n凉亭,休憩,116.1003,24.2803\n幼儿园,,116.102,24.281\n".encode("gbk")
    known = bring(store, known, spots, "设施.csv", "facilities", CoordinateSystem("EPSG:4326"))
    road = gpd.GeoDataFrame(
        {"类型": ["支路", "步道"]},
        geometry=[
            shapely.LineString([(116.1, 24.2799), (116.103, 24.2799)]),
            shapely.LineString([(116.102, 24.2799), (116.102, 24.281)]),
        ],
        crs=4326,
    )
    known = bring(store, known, file_bytes(road, ".gpkg"), "路.gpkg", "paths", CoordinateSystem("EPSG:4326"))
    (problem,) = [
        one for one in open_problems(store, known, CATALOGUE) if one.key.startswith("crossing_paths")
    ]
    known = repair(Edit(store, known, CATALOGUE, "t"), problem)
    assert not [one for one in open_problems(store, known, CATALOGUE) if one.key == problem.key]
    scored = assess(open_own(store, known.key, CATALOGUE), CATALOGUE)
    assert scored.people.sum() > 72 * 2.6
    assert 0 < scored.overall.proximity[0] < 100
    assert {note.key for note in scored.community.assumptions} >= {"age_split_default"}
    with store.reading() as connection:
        assert content_of(connection, known.state.files[0].sha256) == good("shapefile")[1]
    back = undo(store, undo(store, known))
    assert "paths" not in back.state.layers


def test_a_layer_of_a_web_map_is_told_by_its_shift(store: Connections) -> None:
    truth = street_buildings()
    known = bring(
        store,
        start(store),
        file_bytes(truth, ".gpkg"),
        "房.gpkg",
        "residences",
        CoordinateSystem("EPSG:4326"),
    )
    shifted = truth.set_geometry(shapely.transform(truth.geometry.to_numpy(), gcj02_from_wgs84))
    source = read_bytes(file_bytes(shifted, ".gpkg"), "高德.gpkg")
    recipe = replace(
        recipe_for_layer(store, source.layers[0], "residences")[0], system=CoordinateSystem("EPSG:4326")
    )
    offset = preview_layer(store, known, source.layers[0], recipe, CATALOGUE).offset
    assert offset is not None
    assert offset.looks_like == GCJ02
    assert (offset.east_m, offset.north_m) == (pytest.approx(492, abs=6), pytest.approx(-289, abs=6))
    right = replace(recipe, system=CoordinateSystem(GCJ02))
    assert preview_layer(store, known, source.layers[0], right, CATALOGUE).offset is None


def test_the_place_helps_to_guess_and_the_recipe_is_remembered(store: Connections) -> None:
    known = start(store)
    metres = street_buildings(30).to_crs(4527).set_crs(None, allow_override=True)
    raw = shapefile(metres, without=(".cpg", ".prj"))
    source = read_bytes(raw, "a.zip")
    recipe, is_known = recipe_for_layer(store, source.layers[0])
    assert (source.layers[0].crs, recipe.target, is_known) == ("", "residences", False)
    first = systems_for(source.layers[0], recipe, known.state)[0]
    assert first.system == CoordinateSystem("EPSG:4527")
    known = bring(store, known, raw, "a.zip", "residences", CoordinateSystem("EPSG:4527"))
    assert recipe_for_layer(store, source.layers[0]) == (
        replace(recipe, system=CoordinateSystem("EPSG:4527")),
        True,
    )
    there = layers_of(store, known.state)["residences"].geometry[0].centroid
    xy = Transformer.from_crs(4326, 4548, always_xy=True).transform(
        *street_buildings(30).geometry[0].centroid.coords[0]
    )
    assert there.distance(shapely.Point(xy)) < 0.01


def test_without_a_place_the_first_layer_gives_it(store: Connections) -> None:
    known = begin(store, Bilingual("村", ""), "t")
    source = read_bytes(csv(), "房.csv")
    with pytest.raises(NoCommunityPlaceError):
        preview_layer(store, known, source.layers[0], recipe_for_layer(store, source.layers[0])[0], CATALOGUE)
    known = bring(store, known, csv(), "房.csv", "residences", CoordinateSystem("EPSG:4326"))
    assert known.state.epsg == 4548


def test_a_problem_that_is_left_is_not_told_again(store: Connections) -> None:
    known = bring(
        store, start(store), good("geojson")[1], "a.geojson", "residences", CoordinateSystem("EPSG:4326")
    )
    doubled = bring(
        store,
        known,
        good("geojson")[1],
        "a.geojson",
        "residences",
        CoordinateSystem("EPSG:4326"),
        instead=False,
    )
    (problem,) = open_problems(store, doubled, CATALOGUE)
    assert problem.key == "doubled_shapes:residences"
    alone = leave(Edit(store, doubled, CATALOGUE, "t"), problem)
    assert open_problems(store, alone, CATALOGUE) == ()
    after = repair(Edit(store, undo(store, alone), CATALOGUE, "t"), problem)
    assert len(layers_of(store, after.state)["residences"]) == 3


def test_a_real_extract_fills_everything_at_once(store: Connections) -> None:
    file: Path = shared("cn_shanghai_fengxian.osm")
    known = begin(store, Bilingual("奉贤", "Fengxian"), "t")
    known = import_osm(Edit(store, known, CATALOGUE, "t"), file, file.read_bytes())
    town = open_own(store, known.key, CATALOGUE)
    assert len(town.paths) > 50
    assert "OpenStreetMap" in " ".join(note.text.text("zh") for note in town.assumptions)
    assert all(problem.text.text("zh") for problem in open_problems(store, known, CATALOGUE))


def test_a_source_is_read_only_once_it_is_safe(store: Connections) -> None:
    source = read_bytes(csv(), "../../房<b>.csv")
    assert isinstance(source, SourceFile)
    known = bring(store, start(store), csv(), "../../房<b>.csv", "residences", CoordinateSystem("EPSG:4326"))
    assert known.state.files[0].name == "../../房<b>.csv"  # a name is text, and no path


def test_things_are_drawn_by_hand(store: Connections) -> None:
    known = start(store)
    home = rectangle(*SITE, 20, 12)
    known = draw_shape(Edit(store, known, CATALOGUE, "t"), "residences", home, {})
    point = {"type": "Point", "coordinates": [116.102, 24.2806]}
    known = draw_shape(Edit(store, known, CATALOGUE, "t"), "facilities", point, {"category": "playground"})
    line = {"type": "LineString", "coordinates": [[116.1, 24.28], [116.103, 24.281]]}
    known = draw_shape(Edit(store, known, CATALOGUE, "t"), "paths", line, {"kind": "steps"})
    known = draw_shape(Edit(store, known, CATALOGUE, "t"), "grids", rectangle(*SITE, 500, 500), {})
    layers = layers_of(store, known.state)
    # 240 m² on six storeys at 36.52 m² each: parameters.toml
    assert layers["residences"][["elder", "adult", "child"]].sum(axis=1)[0] == pytest.approx(
        240 * 6 / 36.52, rel=0.001
    )
    assert layers["residences"]["grid"].tolist() == layers["grids"]["code"].tolist() == ["W001"]
    assert layers["facilities"]["category"].tolist() == ["playground"]
    assert layers["paths"]["step_free"].tolist() == [False]
    assert len(open_own(store, known.key, CATALOGUE).assumptions) == 2
    for nothing in ({}, {"type": "Polygon", "coordinates": []}, {"type": "Point", "coordinates": ["a", "b"]}):
        with pytest.raises(NoSuchGroundError):
            draw_shape(Edit(store, known, CATALOGUE, "t"), "residences", nothing, {})


def test_shapes_are_changed_and_deleted_by_hand(store: Connections) -> None:
    known = draw_shape(Edit(store, start(store), CATALOGUE, "t"), "residences", rectangle(*SITE, 20, 12), {})
    before = layers_of(store, known.state)["residences"]
    wider = reshape(Edit(store, known, CATALOGUE, "t"), "residences", "R001", rectangle(*SITE, 40, 12))
    after = layers_of(store, wider.state)["residences"]
    assert after.area[0] == pytest.approx(480, rel=0.001)
    assert after["elder"].tolist() == before["elder"].tolist()
    for name, shape in (
        ("R001", {"type": "LineString", "coordinates": [[116.1, 24.28], [116.2, 24.28]]}),
        ("R009", rectangle(*SITE, 9, 9)),
    ):
        with pytest.raises(NoSuchGroundError):
            reshape(Edit(store, wider, CATALOGUE, "t"), "residences", name, shape)
    none = remove_row(Edit(store, wider, CATALOGUE, "t"), "residences", "R001")
    assert len(layers_of(store, none.state)["residences"]) == 0
    assert undo(store, none).state.layers == wider.state.layers
