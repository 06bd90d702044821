"""From the frame of the town to files: GeoJSON in WGS 84, one feature a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Transformer
from shapely.geometry.base import BaseGeometry

EPSG = 4548
"""CGCS2000 / 3-degree Gauss-Krüger, central meridian 117° E."""
ORIGIN_M = (408_620.0, 2_686_597.0)
"""The middle of the community in EPSG:4548, east and north: about 24.28° N, 116.10° E."""
DECIMALS = 7
"""Of a degree: a centimetre."""

Row = tuple[Mapping[str, Any], BaseGeometry]
"""The properties of a feature, and its shape in the frame of the town."""

_TO_DEGREES = Transformer.from_crs(EPSG, 4326, always_xy=True)


def to_degrees(spots: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Longitude and latitude, rounded, of spots in the frame of the town; both (n, 2)."""
    east, north = spots[:, 0] + ORIGIN_M[0], spots[:, 1] + ORIGIN_M[1]
    return np.column_stack(_TO_DEGREES.transform(east, north)).round(DECIMALS)


def _on_the_globe(shape: BaseGeometry) -> BaseGeometry:
    """The shape in degrees: outlines run anticlockwise and start at their least vertex."""
    globe = shapely.transform(shape, to_degrees)
    return shapely.orient_polygons(globe.normalize()) if globe.geom_type == "Polygon" else globe


def _feature(properties: Mapping[str, Any], shape: BaseGeometry) -> str:
    feature = {
        "type": "Feature",
        "properties": properties,
        "geometry": json.loads(shapely.to_geojson(_on_the_globe(shape))),
    }
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"))


def geojson(name: str, rows: Iterable[Row]) -> str:
    """The text of a GeoJSON file with one feature a line."""
    features = ",\n".join(_feature(properties, shape) for properties, shape in rows)
    return f'{{"type":"FeatureCollection","name":"{name}","features":[\n{features}\n]}}\n'


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Writes the texts, file name to text, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        (folder / name).write_bytes(text.encode())
