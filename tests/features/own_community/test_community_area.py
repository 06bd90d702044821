"""The ground of a community: what may be one, from drawings and from files of every kind."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import ezdxf
import geopandas as gpd
import numpy as np
import pytest
import shapely
from pyproj import Geod

from base.words import Bilingual
from data.catalogue import load_catalogue
from data.importers.files.source_file import SourceFile, read_bytes
from data.importers.mapping.errors import OutsidePlace
from data.importers.mapping.recipe import Recipe
from data.store.connections import Connections
from features.own_community.community_area import BOUNDARY, Outline, area_m2, names_of, outlines_of
from features.own_community.community_versions import OwnCommunity, begin, layers_of, own, undo
from features.own_community.content_rows import content_of
from features.own_community.edit import Edit
from features.own_community.errors import (
    GroundAcrossDateLineError,
    GroundElsewhereError,
    GroundTooLargeError,
    GroundTooLongError,
    GroundTooSmallError,
    NoOutlineError,
    NoSuchGroundError,
)
from features.own_community.importing import (
    LayerFile,
    import_layer,
    import_outline,
    left_outside,
    open_problems,
    place_community,
    preview_outline,
    recipe_for_layer,
    rectangle,
)
from spatial.bd09 import bd09_from_wgs84
from spatial.gcj02 import gcj02_from_wgs84
from spatial.projecting import to_degrees
from spatial.systems import BD09, GCJ02, CoordinateSystem
from tests.data.importers.files_made import file_bytes, geojson, shapefile, zip_of
from tests.features.own_community.village import CM117, X, Y, square, store_village

CATALOGUE = load_catalogue()
WGS84 = CoordinateSystem("EPSG:4326")
WEST, EAST = shapely.box(116.1, 24.28, 116.104, 24.284), shapely.box(116.104, 24.28, 116.108, 24.284)


def frame(*shapes: shapely.Geometry, crs: int = 4326) -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {"名称": [f"第{n}片" for n in range(len(shapes))]}, geometry=list(shapes), crs=crs
    )


def dxf(*rings: list[tuple[float, float]], closed: bool = True) -> bytes:
    """Outlines as CAD draws them: polylines in metres of EPSG:4548, which the file does not say."""
    drawing = ezdxf.new("R2010")
    for ring in rings:
        drawing.modelspace().add_lwpolyline(ring, close=closed)
    with tempfile.TemporaryDirectory() as folder:
        drawing.saveas(Path(folder) / "a.dxf")
        return (Path(folder) / "a.dxf").read_bytes()


def new(store: Connections) -> OwnCommunity:
    return begin(store, Bilingual("村", ""), "t")


def read(raw: bytes, name: str) -> SourceFile:
    return read_bytes(raw, name)


def outline_of(
    store: Connections,
    known: OwnCommunity,
    raw: bytes,
    name: str,
    system: CoordinateSystem | None = WGS84,
    **more: object,
) -> Outline:
    layer = outlines_of(read(raw, name).layers, name)[0]
    recipe = replace(Recipe(BOUNDARY), system=system, **{k: v for k, v in more.items() if k != "rows"})
    return preview_outline(store, known, layer, recipe, CATALOGUE, more.get("rows", ()))


def zh(outline: Outline) -> str:
    return "|".join(words.text("zh") for words in outline.messages)


def ring(shape: shapely.Polygon) -> list[tuple[float, float]]:
    return [(x, y) for x, y in shape.exterior.coords][:-1]


FILES = {
    "范围.geojson": geojson(frame(WEST)),
    "范围.gpkg": file_bytes(frame(WEST), ".gpkg"),
    "范围.zip": shapefile(frame(WEST)),
}


@pytest.mark.parametrize("name", FILES)
def test_every_kind_of_file_gives_the_same_ground(store: Connections, name: str) -> None:
    found = outline_of(store, new(store), FILES[name], name)
    kept = shapely.geometry.shape(found.boundary)
    assert kept.symmetric_difference(WEST).area < 1e-10
    # Another library's geodesic: 4/1000 of a degree each way at 24.28° N.
    assert found.shape.area == pytest.approx(
        abs(Geod(ellps="WGS84").geometry_area_perimeter(WEST)[0]), rel=1e-3
    )
    assert found.crs.to_epsg() == 4548


def test_kml_and_kmz_of_a_drawn_outline(store: Connections) -> None:
    text = (
        "<?xml version='1.0' encoding='UTF-8'?><kml xmlns='http://www.opengis.net/kml/2.2'><Document><Placemark>"
        "<name>范围</name><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        + " ".join(f"{x},{y},0" for x, y in WEST.exterior.coords)
        + "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>"
    ).encode()
    for raw, name in ((text, "a.kml"), (zip_of({"doc.kml": text}), "a.kmz")):
        kept = shapely.geometry.shape(outline_of(store, new(store), raw, name).boundary)
        assert kept.symmetric_difference(WEST).area < 1e-10


def test_closed_cad_lines_are_outlines_and_open_ones_are_refused(store: Connections) -> None:
    box = square(0, 0, 400)
    system = CoordinateSystem("EPSG:4548")
    found = outline_of(store, new(store), dxf(ring(box)), "a.dxf", system)
    assert found.shape.symmetric_difference(box).area < 1
    (x, y), *_ = ring(box)
    open_by_half_a_metre = [*ring(box), (x + 0.4, y + 0.3)]
    found = outline_of(store, new(store), dxf(open_by_half_a_metre, closed=False), "a.dxf", system)
    assert "已自动闭合" in zh(found)
    with pytest.raises(NoOutlineError):
        outline_of(store, new(store), dxf(ring(box), closed=False), "a.dxf", system)  # three sides


@pytest.mark.parametrize(("system", "moved"), [(GCJ02, gcj02_from_wgs84), (BD09, bd09_from_wgs84)])
def test_web_map_coordinates_come_to_lie_where_they_belong(
    store: Connections, system: str, moved: object
) -> None:
    raw = geojson(frame(shapely.transform(WEST, moved)))
    found = outline_of(store, new(store), raw, "a.geojson", CoordinateSystem(system))
    assert shapely.geometry.shape(found.boundary).hausdorff_distance(WEST) < 1e-7  # a centimetre


def test_a_plan_of_its_own_origin_comes_by_point_pairs_before_a_place_is_known(store: Connections) -> None:
    plan = shapely.box(0, 0, 400, 400)
    places = to_degrees(np.array([[X, Y], [X + 400, Y], [X + 400, Y + 400]]), CM117)
    pairs = tuple(zip(((0.0, 0.0), (400.0, 0.0), (400.0, 400.0)), map(tuple, places.tolist()), strict=True))
    found = outline_of(store, new(store), dxf(ring(plan)), "a.dxf", None, pairs=pairs)
    assert found.shape.symmetric_difference(square(0, 0, 400)).area < 1


def test_outlines_are_united_and_all_that_is_done_is_told(store: Connections) -> None:
    known = new(store)
    raw = geojson(frame(WEST, EAST, shapely.box(116.2, 24.28, 116.21, 24.29)))
    layer = read(raw, "a.geojson").layers[0]
    assert names_of(layer) == ("1 第0片", "2 第1片", "3 第2片")
    both = outline_of(store, known, raw, "a.geojson", rows=(1, 0))
    assert both.shape.geom_type == "Polygon"
    assert zh(both) == "2 个面合并成一个范围。"
    assert shapely.geometry.shape(both.boundary).symmetric_difference(WEST | EAST).area < 1e-10
    with_far = outline_of(store, known, raw, "a.geojson")
    assert with_far.shape.geom_type == "MultiPolygon"


def test_holes_are_kept_slivers_dropped_and_crossings_mended(store: Connections) -> None:
    known, system = new(store), CoordinateSystem("EPSG:4548")
    # 400 m × 400 m with a court (50 m × 40 m), a slit (100 m × 0.1 m), and a hair (100 m × 0.2 m)
    plot = square(0, 0, 400) - shapely.box(X + 50, Y + 50, X + 100, Y + 90)
    plot -= shapely.box(X + 200, Y + 200, X + 300, Y + 200.1)
    raw = geojson(
        frame(plot, shapely.box(X + 500, Y, X + 600, Y + 0.2), crs=4548).set_crs(None, allow_override=True)
    )
    found = outline_of(store, known, raw, "a.geojson", system)
    assert found.shape.area == pytest.approx(160_000 - 2_000, abs=0.5)
    assert "1 个洞（2,000 平方米）保留" in zh(found)
    assert "2 处碎片已去掉" in zh(found)
    bow = shapely.Polygon([(X, Y), (X + 400, Y + 400), (X + 400, Y), (X, Y + 400)])
    found = outline_of(store, known, geojson(frame(bow, crs=4548)), "a.geojson", system)
    assert "1 个自相交的边界已修复" in zh(found)
    assert found.shape.area == pytest.approx(80_000)  # two triangles, 400 m wide and 200 m high


def test_files_that_draw_no_ground_are_refused(store: Connections) -> None:
    known = new(store)
    with pytest.raises(NoOutlineError) as refused:
        outline_of(store, known, geojson(frame(shapely.Point(116.1, 24.28))), "点.geojson")
    assert "点.geojson" in refused.value.message("zh")
    with pytest.raises(NoOutlineError):
        outline_of(store, known, b"name,x\na,1\n", "a.csv")
    for raw, system in (
        (geojson(frame(shapely.box(-170, 95, -169, 96))), WGS84),  # north of the pole
        (geojson(frame(square(0, 0, 400), crs=4548)), WGS84),  # metres taken for degrees
    ):
        with pytest.raises((NoSuchGroundError, OutsidePlace)):
            outline_of(store, known, raw, "a.geojson", system)
    assert own(store, known.key).state.boundary == {}


def test_grounds_that_can_be_no_community_are_refused_with_their_size(store: Connections) -> None:
    known = new(store)
    cases = (
        (rectangle(116.1, 24.28, 40, 40), GroundTooSmallError, "1,600"),
        (rectangle(116.1, 24.28, 21_000, 21_000), GroundTooLargeError, "441"),
        (rectangle(116.1, 24.28, 31_000, 1_000), GroundTooLongError, "31"),
    )
    for ground, error, number in cases:
        with pytest.raises(error) as refused:
            place_community(Edit(store, known, CATALOGUE, "t"), ground)
        assert number in refused.value.message("zh")
        assert number in refused.value.message("en")
    assert (
        place_community(Edit(store, known, CATALOGUE, "t"), rectangle(116.1, 24.28, 60, 60)).state.epsg
        == 4548
    )
    assert area_m2(shapely.geometry.shape(cases[0][0])) == pytest.approx(1600, rel=2e-3)


def across(*east: float) -> dict[str, Any]:
    """A rectangle whose western and eastern sides lie at these longitudes."""
    west, other = east
    ring = [[west, -17.0], [other, -17.0], [other, -16.99], [west, -16.99], [west, -17.0]]
    return {"type": "Polygon", "coordinates": [ring]}


def test_a_ground_across_the_date_line_is_refused_in_words(store: Connections) -> None:
    """Drawn beyond 180° as the map does, with a jump as files have it, in two parts as RFC 7946 asks."""
    known = new(store)
    parts = [across(179.995, 180.0)["coordinates"], across(-180.0, -179.995)["coordinates"]]
    for ground in (
        across(179.995, 180.005),
        across(-180.005, -179.995),
        across(179.995, -179.995),
        {"type": "MultiPolygon", "coordinates": parts},
    ):
        with pytest.raises(GroundAcrossDateLineError) as refused:
            place_community(Edit(store, known, CATALOGUE, "t"), ground)
        assert "180°" in refused.value.message("zh")
        raw = geojson(frame(shapely.geometry.shape(ground)))
        with pytest.raises(GroundAcrossDateLineError):
            outline_of(store, known, raw, "a.geojson")
    with pytest.raises(GroundAcrossDateLineError):
        rectangle(180.0, -17.0, 1000, 1000)
    assert place_community(Edit(store, known, CATALOGUE, "t"), across(179.99, 180.0)).state.epsg == 32760


def test_a_place_with_nothing_on_it_may_move_anywhere(store: Connections) -> None:
    known = place_community(Edit(store, new(store), CATALOGUE, "t"), rectangle(116.1, 24.28, 1200, 1000))
    chengdu = shapely.box(104.06, 30.66, 104.065, 30.664)
    raw = geojson(frame(chengdu))
    source = read(raw, "成都.geojson")
    recipe = replace(Recipe(BOUNDARY), system=WGS84)
    after = import_outline(
        Edit(store, known, CATALOGUE, "t"), LayerFile(source, raw, source.layers[0], recipe)
    )
    assert after.state.epsg == 4544  # CGCS2000, 105° E
    (grid,) = layers_of(store, after.state)["grids"].geometry
    assert grid.area == pytest.approx(area_m2(chengdu), rel=1e-3)
    assert after.state.files[-1].target == BOUNDARY
    with store.reading() as connection:
        assert content_of(connection, after.state.files[-1].sha256) == raw
    assert recipe_for_layer(store, source.layers[0], BOUNDARY) == (recipe, True)
    assert recipe_for_layer(store, source.layers[0], "grids")[0].target == "grids"
    assert undo(store, after).state == known.state


def test_what_lies_outside_a_new_ground_is_told_and_stays(store: Connections) -> None:
    known = store_village(store)  # homes at 10 m and 60 m, a facility at 200 m, a path from 0 m to 300 m
    ground = shapely.transform(
        shapely.box(X + 100, Y - 50, X + 250, Y + 50), lambda xy: to_degrees(xy, CM117)
    )
    boundary = shapely.geometry.mapping(ground)
    (message,) = left_outside(store, known, boundary, CATALOGUE)
    assert message.text("zh") == "在范围外：住宅 2 栋。没有删除。"
    assert message.text("en") == "Outside the boundary: 2 homes. Nothing was deleted."
    after = place_community(Edit(store, known, CATALOGUE, "t"), boundary)
    assert {name: len(rows) for name, rows in layers_of(store, after.state).items() if len(rows)} == {
        "grids": 1,
        "residences": 2,
        "paths": 1,
        "facilities": 1,
    }
    raw = geojson(frame(ground))
    assert "在范围外：住宅 2 栋" in zh(outline_of(store, known, raw, "a.geojson"))
    with pytest.raises(GroundElsewhereError) as refused:
        place_community(Edit(store, known, CATALOGUE, "t"), rectangle(104.06, 30.66, 1000, 1000))
    assert "1,3" in refused.value.message("zh")  # some 1 380 km
    assert own(store, after.key).state == after.state


def test_the_first_grid_follows_the_ground_and_far_things_are_found_by_the_check(store: Connections) -> None:
    known = place_community(Edit(store, new(store), CATALOGUE, "t"), rectangle(116.1, 24.28, 1000, 1000))
    homes = geojson(frame(WEST.centroid.buffer(1e-4), shapely.Point(116.13, 24.282).buffer(1e-4)))
    source = read(homes, "房.geojson")
    recipe = replace(recipe_for_layer(store, source.layers[0], "residences")[0], system=WGS84)
    known = import_layer(
        Edit(store, known, CATALOGUE, "t"), LayerFile(source, homes, source.layers[0], recipe)
    )
    keys = {problem.key for problem in open_problems(store, known, CATALOGUE)}
    assert "outside_ground:residences" in keys
    wide = place_community(Edit(store, known, CATALOGUE, "t"), rectangle(116.115, 24.28, 5000, 1000))
    assert layers_of(store, wide.state)["grids"].area.sum() == pytest.approx(5_000_000, rel=1e-3)
    keys = {problem.key for problem in open_problems(store, wide, CATALOGUE)}
    assert "outside_ground:residences" not in keys
