"""What GIS and CAD programs read back: the same shapes to a centimetre, the same words and numbers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import geopandas as gpd
import numpy as np
import pandas as pd
import pyogrio
import pytest
import shapely

from exports import geojson, geopackage, kml, shapefile
from exports.map_layers import MapLayer, affected_homes, map_layers
from exports.shapefile import fit_text, short_names
from tests.exports.opened import read_layers, unpack
from tests.exports.requests import file_content, toy

CENTIMETRE = 0.01


@cache
def layers() -> tuple[MapLayer, ...]:
    return map_layers(toy())


def same_shapes(layer: MapLayer, read: gpd.GeoDataFrame) -> None:
    found = read.geometry.to_crs(layer.frame.crs).to_numpy()
    wanted = layer.frame.geometry.to_numpy()
    assert shapely.hausdorff_distance(found, wanted).max() < CENTIMETRE
    assert (shapely.area(found) == pytest.approx(shapely.area(wanted), abs=0.5)) or layer.kind != "polygon"


def same_values(layer: MapLayer, column: str, read: pd.Series) -> None:
    wanted = layer.frame[column]
    if pd.api.types.is_numeric_dtype(wanted):
        values = wanted.to_numpy(dtype=float, na_value=np.nan)
        assert read.to_numpy(dtype=float, na_value=np.nan) == pytest.approx(values, abs=1e-6, nan_ok=True)
    else:
        assert [one if isinstance(one, str) else "" for one in read] == [
            one if isinstance(one, str) else "" for one in wanted
        ]


def test_the_toy_has_something_of_every_kind() -> None:
    assert {one.kind for one in layers()} == {"polygon", "line", "point"}
    assert {"encroachments_area", "interventions_area_A", "interventions_line_B"} <= {x.key for x in layers()}
    names = next(one for one in layers() if one.key == "interventions_area_A").frame["name"]
    assert list(names) == ["榕树下"]


def test_a_layer_that_an_option_leaves_alone_stands_once() -> None:
    keys = [one.key for one in layers()]
    assert len(keys) == len(set(keys))
    assert [key for key in keys if key.startswith("basemap")] == ["basemap_area", "basemap_line"]
    assert "residences_point_A" in keys


def test_geopackage_reads_back(tmp_path: Path) -> None:
    read = read_layers(file_content(geopackage.EXPORT, toy()), "a.gpkg", tmp_path)
    tables = geopackage.tables_of(toy())
    assert set(read) == {one.key for one in tables} | {"about", "layer_styles"}
    assert {one.key for one in tables} - {one.key for one in layers()} == {
        "boundary", "shift_area_A", "shift_point_A", "shift_point_B"
    }  # fmt: skip
    for layer in tables:
        assert read[layer.key].crs.to_epsg() == 4548
        same_shapes(layer, read[layer.key])
        for field in layer.fields:
            same_values(layer, field.column, read[layer.key][field.column])
    about = read["about"]["value"].tolist()
    assert "两街镇" in about
    assert "2026-11-26" in about


def test_geopackage_is_sound_and_described(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    file.write_bytes(file_content(geopackage.EXPORT, toy()))
    connection = sqlite3.connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    assert connection.execute("PRAGMA application_id").fetchone() == (0x47504B47,)
    names = dict(connection.execute("SELECT table_name, identifier FROM gpkg_contents"))
    assert names["public_spaces"] == "公共空间"
    assert names["encroachments_area"] == "侵占（面）"
    assert connection.execute("SELECT DISTINCT last_change FROM gpkg_contents").fetchall() == [
        ("2026-11-26T00:00:00.000Z",)
    ]
    assert "两街镇" in connection.execute("SELECT metadata FROM gpkg_metadata").fetchone()[0]


def styles(tmp_path: Path, language: str) -> Iterator[tuple[str, ElementTree.Element, list[str]]]:
    file = tmp_path / "a.gpkg"
    file.write_bytes(file_content(geopackage.EXPORT, toy(language)))
    connection = sqlite3.connect(file)
    for table, style in connection.execute("SELECT f_table_name, styleQML FROM layer_styles"):
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")') if row[1] != "geom"]
        yield table, ElementTree.fromstring(style), columns


@pytest.mark.parametrize(("language", "word"), [("zh", "状况"), ("en", "Condition")])
def test_styles_name_every_class_and_field(tmp_path: Path, language: str, word: str) -> None:
    found = {table: style for table, style, _ in styles(tmp_path, language)}
    assert set(found) == {one.key for one in geopackage.tables_of(toy())}
    for layer in layers():
        style = found[layer.key]
        renderer = style.find("renderer-v2")
        assert renderer is not None
        assert renderer.get("attr") == "class"
        shown = {one.get("value"): one.get("symbol") for one in style.iter("category")}
        assert set(layer.frame["class"]) < set(shown)
        assert "" in shown  # what has no class, or one of another catalogue
        assert {one.get("name") for one in renderer.iterfind("symbols/symbol")} == set(shown.values())
    aliases = {one.get("field"): one.get("name") for one in found["public_spaces"].iter("alias")}
    assert aliases["condition"] == word


def test_aliases_stand_at_the_place_of_their_column(tmp_path: Path) -> None:
    for _, style, columns in styles(tmp_path, "zh"):
        for alias in style.iter("alias"):
            assert columns[int(alias.get("index", ""))] == alias.get("field")


@pytest.mark.parametrize(("export", "codepage"), [(shapefile.UTF8, "UTF-8"), (shapefile.GBK, "GBK")])
def test_shapefiles_read_back(export: shapefile.Export, codepage: str, tmp_path: Path) -> None:
    files = {file.name: file for file in unpack(export.write(toy()), tmp_path)}
    for layer in layers():
        assert files[f"{layer.key}.cpg"].read_text() == codepage
        read = pyogrio.read_dataframe(files[f"{layer.key}.shp"])
        assert read.crs.equals(layer.frame.crs)
        same_shapes(layer, read)
        for long, short in short_names([field.column for field in layer.fields]).items():
            if long != "note":  # two lines become one
                same_values(layer, long, read[short])
    key = files["fields.csv"].read_text("utf-8-sig")
    assert "public_spaces.shp,公共空间,effective,effective_area_m2,扣除侵占后 (平方米)" in key
    assert codepage in files["README.txt"].read_text("utf-8-sig")


def test_texts_are_cut_between_two_characters() -> None:
    assert fit_text("长" * 90, "utf-8") == "长" * 84  # 252 bytes; 85 would be 255
    assert fit_text("长" * 200, "gbk") == "长" * 127
    assert fit_text("a" + "长" * 200, "gbk") == "a" + "长" * 126
    assert fit_text("两\n行\t字", "gbk") == "两 行 字"
    assert fit_text("👵", "gbk") == "?"


def test_short_names_are_short_and_of_their_own() -> None:
    names = short_names(["effective_area_m2", "effective_area_ha", "id", "reported_on"])
    assert list(names.values()) == ["effective", "effective2", "id", "reported_o"]


def test_geojson_reads_back_and_follows_the_standard(tmp_path: Path) -> None:
    files = {file.name: file for file in unpack(file_content(geojson.EXPORT, toy()), tmp_path)}
    for layer in layers():
        text = files[f"{layer.key}.geojson"].read_text("utf-8")
        whole = json.loads(text)
        assert set(whole) == {"type", "features"}  # no "crs": RFC 7946, section 4
        read = pyogrio.read_dataframe(files[f"{layer.key}.geojson"])
        assert read.crs.to_epsg() == 4326
        west, south, east, north = read.total_bounds
        assert 116 < west <= east < 117
        assert 24 < south <= north < 25
        same_shapes(layer, read)
        for field in layer.fields:
            values = pd.Series([one["properties"][field.column] for one in whole["features"]])
            same_values(layer, field.column, values)
        outer = [
            part.exterior for part in shapely.get_parts(read.geometry.to_numpy()) if layer.kind == "polygon"
        ]
        assert all(shapely.is_ccw(ring) for ring in outer)  # section 3.1.6
    about = json.loads(files["about.json"].read_text("utf-8"))
    assert about["layers"]["public_spaces"]["fields"]["condition"] == "状况"


def test_kml_reads_back(tmp_path: Path) -> None:
    read = read_layers(file_content(kml.EXPORT, toy()), "a.kmz", tmp_path)
    written = (*layers(), *affected_homes(toy()))
    signs = ["名称和符号", "名称和符号（方案 A）", "名称和符号（方案 B）"]
    assert list(read) == [*(one.name for one in written), *signs]
    assert {"榕树下", "新路"} <= set(read[signs[1]]["Name"])
    for layer in written:
        found = read[layer.name]
        same_shapes(layer, found)
        for field in layer.fields:
            is_number = pd.api.types.is_numeric_dtype(layer.frame[field.column])
            if not is_number and field.column not in ("name", "class"):  # class is a key for programs
                same_values(layer, field.column, found.get(field.column, pd.Series([""] * len(found))))
    assert next(iter(read["设施"]["Name"])) == "石凳"
    area = read["公共空间"]["area_m2"].astype(float)
    assert list(area) == [1600, 800, 400, 600]
