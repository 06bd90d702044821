"""Small files of every kind that show the same three buildings, made with libraries that are not ours."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import ezdxf
import geopandas as gpd
import openpyxl
import pyogrio
import shapely

NAMES = ("一号楼", "二号楼", "三号楼")
HOUSEHOLDS = (12, 24, 36)
BOXES = [shapely.box(116.1 + n / 1000, 24.28, 116.1 + n / 1000 + 0.0002, 24.2801) for n in range(3)]


def buildings() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame({"名称": NAMES, "户数": HOUSEHOLDS}, geometry=BOXES, crs=4326)


def zip_of(files: Mapping[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return whole.getvalue()


def file_bytes(frame: gpd.GeoDataFrame, ending: str, **options: Any) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / f"buildings{ending}"
        pyogrio.write_dataframe(frame, file, **options)
        return file.read_bytes()


def geojson(frame: gpd.GeoDataFrame | None = None) -> bytes:
    return (buildings() if frame is None else frame).to_json(ensure_ascii=False).encode()


def shapefile(
    frame: gpd.GeoDataFrame | None = None,
    encoding: str = "GBK",
    without: tuple[str, ...] = (".cpg",),
    instead: Mapping[str, bytes] | None = None,
) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        frame = buildings() if frame is None else frame
        pyogrio.write_dataframe(frame, Path(folder) / "房屋.shp", encoding=encoding)
        files = {
            f"数据/{one.name}": one.read_bytes()
            for one in Path(folder).iterdir()
            if one.suffix not in without
        }
    return zip_of(files | {f"数据/房屋{ending}": raw for ending, raw in (instead or {}).items()})


def kml() -> bytes:
    marks = "".join(
        f"<Placemark><name>{name}</name><ExtendedData><Data name='户数'><value>{count}</value></Data>"
        f"</ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>"
        f"{' '.join(f'{x},{y},0' for x, y in box.exterior.coords)}"
        "</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>"
        for name, count, box in zip(NAMES, HOUSEHOLDS, BOXES, strict=True)
    )
    return (
        "<?xml version='1.0' encoding='UTF-8'?><kml xmlns='http://www.opengis.net/kml/2.2'>"
        f"<Document><Folder><name>房屋</name>{marks}</Folder></Document></kml>"
    ).encode()


def dxf() -> bytes:
    drawing = ezdxf.new("R2010")
    drawing.layers.add("建筑")
    for n in range(3):
        corners = [
            (408_000 + 40 * n, 2_686_000),
            (408_020 + 40 * n, 2_686_000),
            (408_020 + 40 * n, 2_686_010),
        ]
        drawing.modelspace().add_lwpolyline(corners, close=True, dxfattribs={"layer": "建筑"})
    drawing.modelspace().add_line((408_000, 2_686_000), (408_500, 2_686_000), dxfattribs={"layer": "道路"})
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode()


def rows() -> list[list[Any]]:
    return [
        ["名称", "户数", "经度", "纬度"],
        *[
            [name, count, *box.centroid.coords[0]]
            for name, count, box in zip(NAMES, HOUSEHOLDS, BOXES, strict=True)
        ],
    ]


def csv(encoding: str = "gb18030") -> bytes:
    return "\r\n".join(",".join(str(cell) for cell in row) for row in rows()).encode(encoding)


def xlsx(table: list[list[Any]] | None = None) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = "房屋"
    for row in table or rows():
        book.active.append(row)
    whole = io.BytesIO()
    book.save(whole)
    return whole.getvalue()


def feature(geometry: Any, **properties: Any) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features: dict[str, Any], **more: Any) -> bytes:
    return json.dumps(
        {"type": "FeatureCollection", "features": features, **more}, ensure_ascii=False
    ).encode()


_MADE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "geopackage": ("房屋.gpkg", lambda: file_bytes(buildings(), ".gpkg")),
    "geojson": ("房屋.geojson", geojson),
    "shapefile": ("房屋.zip", shapefile),
    "kml": ("房屋.kml", kml),
    "dxf": ("房屋.dxf", dxf),
    "csv": ("房屋.csv", csv),
    "xlsx": ("房屋.xlsx", xlsx),
}
GOOD = tuple(_MADE)
"""Kinds of files, each of which `good` makes."""


@cache
def good(kind: str) -> tuple[str, bytes]:
    """Name and content of a sound file of this kind."""
    name, made = _MADE[kind]
    return name, made()
