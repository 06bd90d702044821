"""What we export is read back: R7."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from data.importers.files.source_file import read_bytes
from data.importers.mapping.positions import place_rows
from data.importers.mapping.recipe import first_recipe
from exports import dxf, geojson, geopackage, kml, shapefile
from exports.map_layers import map_layers
from spatial.systems import CoordinateSystem
from tests.exports.requests import toy

EXPORTS = {
    "geopackage": (geopackage.write, "a.gpkg"),
    "shapefile": (shapefile.UTF8.write, "a.zip"),
    "shapefile-gbk": (shapefile.GBK.write, "a.zip"),
    "kml": (kml.EXPORT.write, "a.kmz"),
}


@pytest.mark.parametrize("key", EXPORTS)
def test_shapes_and_chinese_come_back(key: str) -> None:
    request = toy()
    write, name = EXPORTS[key]
    source = read_bytes(write(request), name)
    tables = geopackage.tables_of if key == "geopackage" else map_layers
    wanted = {layer.key: layer for layer in tables(request)}
    crs = request.baseline.community.crs
    if key == "kml":  # names its folders in words, and holds what can be shown
        assert sum(len(layer) for layer in source.layers) > 10
        return
    assert {layer.name for layer in source.layers} == set(wanted)
    for layer in source.layers:
        frame = wanted[layer.name].frame
        system = CoordinateSystem(layer.crs if layer.crs.startswith("EPSG:") else crs.to_string())
        recipe = first_recipe(layer)
        moved = place_rows(layer, type(recipe)(recipe.target, system=system), crs, None, frame).shapes
        assert len(moved) == len(frame)
        far = shapely.hausdorff_distance(moved, frame.geometry.to_numpy())
        assert np.nanmax(far) < 0.001
        if "name" in frame:
            assert layer.columns["name"] == [text or None for text in frame["name"]] or set(
                filter(None, layer.columns["name"])
            ) == set(filter(None, frame["name"]))


def test_drawings_and_collections_are_read() -> None:
    request = toy()
    drawing = read_bytes(dxf.EXPORT.write(request), "a.dxf")
    assert len(drawing.layers) > 3
    assert geojson.EXPORT.extension
