"""The files of the sample: reproduced by the generator, in the schema, and honest about themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import Point

from data.model import SCHEMAS, Column
from data.sample.generate.__main__ import files

Raw = Callable[[str], dict[str, Any]]
Metric = Callable[[str], gpd.GeoDataFrame]


@pytest.mark.slow
def test_the_generator_reproduces_the_committed_files_byte_for_byte(folder: Path) -> None:
    made = files()
    assert sorted(made) == sorted(path.name for path in folder.iterdir())
    for name, text in made.items():
        assert (folder / name).read_bytes() == text.encode(), name


def test_the_statement_says_what_is_invented_and_what_is_from_the_study(about: dict[str, Any]) -> None:
    facts = about
    assert facts["key"] == "xuzhen"
    assert facts["name"] == {"zh": "墟镇社区(示例)", "en": "Xuzhen community (sample)"}
    assert facts["epsg"] == 4548
    assert "虚构" in facts["statement"]["zh"]
    assert "invented" in facts["statement"]["en"]
    assert facts["study"] == {"compounds": 6, "households": 1530, "grids": 7}
    assert "假设" in facts["assumed"]["zh"]
    assert "Assumed" in facts["assumed"]["en"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_one_feature_a_line_and_seven_decimals(name: str, raw: Raw, folder: Path) -> None:
    lines = (folder / f"{name}.geojson").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len(raw(name)["features"]) + 2
    spots = np.concatenate(
        [shapely.get_coordinates(g) for g in gpd.read_file(folder / f"{name}.geojson").geometry]
    )
    assert np.array_equal(spots, spots.round(7))


@pytest.mark.parametrize("name", SCHEMAS)
def test_columns_keys_and_values_follow_the_schema(name: str, raw: Raw) -> None:
    schema, features = SCHEMAS[name], raw(name)["features"]
    kinds = {"Point": "point", "LineString": "line", "Polygon": "polygon"}
    assert {kinds[f["geometry"]["type"]] for f in features} <= set(schema.geometry)
    for properties in (feature["properties"] for feature in features):
        # All its facilities are stations, which goes without saying.
        said = [column.name for column in schema.columns if column.name != "level"]
        assert list(properties) == said
        for column in (column for column in schema.columns if column.name in said):
            value = properties[column.name]
            assert value is not None or not column.required, (properties, column.name)
            assert value is None or not column.values or value in column.values
    found = [f["properties"][schema.key] for f in features]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(
    ("name", "column"),
    [(name, column) for name in SCHEMAS for column in SCHEMAS[name].columns if column.refers_to],
    ids=lambda one: getattr(one, "name", one),
)
def test_references_name_something(name: str, column: Column, raw: Raw) -> None:
    known = {f["properties"][SCHEMAS[column.refers_to].key] for f in raw(column.refers_to)["features"]}
    named = {f["properties"][column.name] for f in raw(name)["features"]} - {None}
    assert named
    assert named <= known


@pytest.mark.parametrize("name", SCHEMAS)
def test_geometry_is_valid_and_in_place(name: str, metric: Metric) -> None:
    frame = metric(name)
    assert frame.geometry.is_valid.all()
    assert not frame.geometry.is_empty.any()
    middle = gpd.GeoSeries([Point(116.10, 24.28)], crs=4326).to_crs(4548).iloc[0]
    assert frame.distance(middle).max() < 1100
