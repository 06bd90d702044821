"""Ways in the words of other people: who walks them, and that nobody walks on a motorway."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import pytest
import shapely

from data.assess import assess
from data.frames import frame_of
from data.importers.errors import NothingInside
from data.importers.files.source_file import read_bytes
from data.importers.mapping.convert_layer import convert_layer
from data.importers.mapping.read_classes import unknown_values
from data.importers.mapping.recipe import first_recipe
from data.importers.osm import read_osm
from data.model import SCHEMAS
from tests.data.importers.files_made import file_bytes
from tests.data.importers.layers_converted import CATALOGUE, converted, lines, said
from tests.data.importers.osm_text import node, osm, way
from tests.data.importers.test_mapping import CM117, OURS, SITE, WGS84, layer, nothing, square

# ----------------------------------------------------------------------------------------------- paths


def test_a_way_of_unknown_kind_is_not_walked_until_somebody_says_so() -> None:
    raw = layer("line", lines(5), 类型=["支路", "高速公路", "铁路", "天桥", None])
    found = converted(raw, "paths")
    assert found.frame["kind"].tolist() == ["lane"]
    assert "2 rows are ways that nobody walks (高速公路、铁路) and are skipped" in said(found)
    assert "2 rows have no known kind of path (天桥) and are skipped" in said(found)
    asked = unknown_values(raw, first_recipe(raw, "paths"), CATALOGUE)
    assert asked == {"kind": Counter({"天桥": 1, "": 1})}
    answered = converted(raw, "paths", values={"kind": {"天桥": "steps", "": "footway"}})
    assert answered.frame["kind"].tolist() == ["lane", "steps", "footway"]
    assert answered.frame["step_free"].tolist() == [True, False, True]


def test_paths_without_a_column_of_kinds_are_footways_but_no_motorways() -> None:
    found = converted(layer("line", lines(3), 名称=["园中路", "京昆高速公路", None]), "paths")
    assert found.frame["kind"].tolist() == ["footway", "footway"]
    assert "2 rows have no known kind of path and are treated as footways" in said(found)


def test_only_ways_that_nobody_walks_are_refused_with_the_reason() -> None:
    with pytest.raises(NothingInside) as caught:
        converted(layer("line", lines(2), fclass=["rail", "tram"]), "paths")
    assert "2 rows are ways that nobody walks (rail、tram)" in caught.value.message("en")


@pytest.mark.parametrize("column", ["highway", "fclass", "type"])
def test_the_same_roads_are_the_same_from_a_table_of_tags_and_from_openstreetmap(
    column: str, tmp_path: Path
) -> None:
    kinds = ("motorway", "motorway_link", "trunk", "primary", "secondary_link", "unclassified", "residential",
             "living_street", "service", "track", "footway", "pedestrian", "path", "bridleway", "steps",
             "cycleway",
             "construction", "proposed", "raceway", "busway", "platform", "corridor")  # fmt: skip
    ways = [way(100 + n, [2 * n + 1, 2 * n + 2], highway=kind) for n, kind in enumerate(kinds)]
    nodes = [node(n + 1, 24.28 + n / 10_000, 116.1 + (n % 2) / 1000) for n in range(2 * len(kinds))]
    file = tmp_path / "x.osm"
    file.write_text(osm(*nodes, *ways), encoding="utf-8")
    extract = read_osm(file, CATALOGUE).paths
    raw = layer(
        "line", lines(len(kinds)), osm_id=[f"w{100 + n}" for n in range(len(kinds))], **{column: [*kinds]}
    )
    found = converted(raw, "paths").frame
    of_extract = {
        str(id_).lstrip("way/"): kind for id_, kind in zip(extract["id"], extract["kind"], strict=True)
    }
    assert {id_.lstrip("w"): kind for id_, kind in zip(found["id"], found["kind"], strict=True)} == of_extract


def test_tags_beside_the_class_of_a_way_count_as_in_openstreetmap() -> None:
    raw = layer(
        "line",
        lines(6),
        highway=["footway", "cycleway", "service", "footway", None, "residential"],
        foot=["no", "designated", None, None, None, None],
        access=[None, None, "no", None, None, None],
        footway=[None, None, None, "crossing", None, None],
        railway=[None, None, None, None, "rail", None],
    )
    assert converted(raw, "paths").frame["kind"].tolist() == ["footway", "crossing", "road"]


def test_private_ways_are_walked_inside_compounds_alone() -> None:
    raw = layer("line", lines(3), highway=["service"] * 3, access=["private", None, "private"])
    recipe = replace(first_recipe(raw, "paths"), system=OURS.system)
    found = convert_layer(raw, recipe, nothing(), CATALOGUE, SITE)
    assert len(found.frame) == 1
    assert "2 private ways outside the compounds are skipped." in said(found)
    layers = nothing()
    layers["compounds"] = frame_of("compounds", pd.DataFrame({"id": ["c"]}), [square(1.5, 0, 5)], CM117)
    assert len(convert_layer(raw, recipe, layers, CATALOGUE, SITE).frame) == 2


def test_a_motorway_is_no_shortcut_from_a_geopackage_either(tmp_path: Path) -> None:
    """A home, a playground, a motorway of 200 m between them, a footway of 600 m around it."""
    west, east, north, south = 116.1, 116.1019704, 24.28, 24.2781943
    corners = [(north, west), (north, east), (south, west), (south, east)]
    home = [
        (24.2800271, 116.0999015),
        (24.2800271, 116.1000985),
        (24.2801354, 116.1000985),
        (24.2801354, 116.0999015),
    ]
    text = osm(
        *(node(n + 1, lat, lon) for n, (lat, lon) in enumerate([*corners, *home])),
        node(9, 24.2800181, east, leisure="playground"),
        way(1000, [1, 2], highway="motorway"),
        way(1001, [1, 3, 4, 2], highway="footway"),
        way(1002, [5, 6, 7, 8, 5], building="apartments"),
    )
    file = tmp_path / "town.osm"
    file.write_text(text, encoding="utf-8")
    community = read_osm(file, CATALOGUE)
    straight = shapely.LineString([(west, north), (east, north)])
    around = shapely.LineString([(west, north), (west, south), (east, south), (east, north)])
    roads = gpd.GeoDataFrame(
        {"osm_id": list("12345"), "fclass": ["motorway", "rail", "construction", "高速公路", "footway"]},
        geometry=[straight, straight, straight, straight, around],
        crs=4326,
    )
    raw = read_bytes(file_bytes(roads, ".gpkg"), "roads.gpkg").layers[0]
    layers = {name: community.layer(name) for name in SCHEMAS}
    recipe = replace(first_recipe(raw, "paths"), system=WGS84)
    paths = convert_layer(raw, recipe, layers, CATALOGUE).frame
    for walked in (community, replace(community, paths=paths)):
        found = assess(walked, CATALOGUE)
        assert found.distance_m[0, found.categories.index("playground")] == pytest.approx(611, abs=1)
