"""Files that must be refused, in words and within limits: reliability.md §6, A and B."""

from __future__ import annotations

import io
import json
import sqlite3
import stat
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely

from data.importers.errors import ImportRefused
from data.importers.files.source_file import read_bytes
from data.importers.limits import MIB, ImportLimits
from tests.data.importers.bombs_made import blocks_of_blocks, self_crossing_ring
from tests.data.importers.files_made import (
    buildings,
    collection,
    csv,
    feature,
    file_bytes,
    geojson,
    good,
    kml,
    shapefile,
    xlsx,
    zip_of,
)
from tests.rings import in_rings

QUICK = ImportLimits(cpu_s=5, wall_s=8.0)


def _links(member: str) -> bytes:
    entry = zipfile.ZipInfo(member)
    entry.external_attr = (stat.S_IFLNK | 0o777) << 16
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr(entry, "/etc/passwd")
        archive.writestr("a.shp", "x")
    return whole.getvalue()


def _twice() -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        archive.writestr("a.shp", "one")
        archive.writestr("b.shp", "two")
    return whole.getvalue().replace(b"b.shp", b"a.shp")


def _lying_size() -> bytes:
    """A directory that says 1000 bytes, and a stream of ten million."""
    raw = bytearray(zip_of({"a.shp": b" " * 10_000_000}))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = raw.index(mark) + at
        raw[start : start + 4] = (1000).to_bytes(4, "little")
    return bytes(raw)


def _view() -> bytes:
    """A file whose one layer is an endless view."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.gpkg"
        file.write_bytes(good("geopackage")[1])
        with sqlite3.connect(file) as base:
            base.execute(
                "CREATE VIEW trap AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)"
                " SELECT x AS fid, NULL AS geom FROM c"
            )
            base.execute(
                "INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('trap', "
                "'features', 't')"
            )
            base.execute("INSERT INTO gpkg_geometry_columns VALUES ('trap', 'geom', 'GEOMETRY', 4326, 0, 0)")
            base.execute("DROP TABLE buildings")
            base.execute("DELETE FROM gpkg_contents WHERE table_name = 'buildings'")
        base.close()
        return file.read_bytes()


def _corrupt_geopackage() -> bytes:
    raw = bytearray(good("geopackage")[1])
    raw[8192:16384] = np.random.default_rng(1).bytes(8192)
    return bytes(raw)


def _kml_with_name(name: str) -> str:
    return kml().decode().split("?>", 1)[1].replace("一号楼", name)


def _point(*xy: float) -> bytes:
    return collection(feature({"type": "Point", "coordinates": xy}, name="点")).replace(b"Infinity", b"1e999")


_LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
_HERE = {"type": "Point", "coordinates": [116.1, 24.28]}
_VRT = (
    "<OGRVRTDataSource><OGRVRTLayer "
    "name='x'><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>"
)
_WFS = b"<OGRWFSDataSource><URL>http://127.0.0.1:9</URL></OGRWFSDataSource>"
_ESRI = {"geometryType": "esriGeometryPoint", "features": [{"geometry": {"x": 1, "y": 2}}]}

REFUSED: dict[str, tuple[str, Callable[[], bytes], set[str]]] = {
    "vrt": ("a.geojson", lambda: _VRT.encode(), {"KindUnknown"}),
    "vrt as json": ("a.json", lambda: b'{"x":"' + _VRT.encode() + b'"}', {"KindUnknown"}),
    "gdalg": (
        "a.json",
        lambda: b'{"type":"gdal_streamed_alg","command_line":"gdal vector pipeline ! read /etc/passwd"}',
        {"KindUnknown"},
    ),
    "gdalg with words of geojson": (
        "a.json",
        lambda: b'{"type":"gdal_streamed_alg","command_line":"x","coordinates":[], "geometry": 1}',
        {"KindUnknown"},
    ),
    "wfs": ("a.xml", lambda: _WFS, {"KindUnknown"}),
    "esri json": ("a.json", lambda: json.dumps(_ESRI).encode(), {"KindUnknown"}),
    "gml": ("a.gml", lambda: b"<gml:FeatureCollection xmlns:gml='g'/>", {"KindUnknown"}),
    "web page": ("a.geojson", lambda: b"<!DOCTYPE html><html>404</html>", {"KindUnknown"}),
    "dwg": ("a.dwg", lambda: b"AC1027" + bytes(100), {"KindUnknown"}),
    "old excel": ("a.xls", lambda: b"\xd0\xcf\x11\xe0" + bytes(100), {"KindUnknown"}),
    "nothing": ("a.geojson", lambda: b"", {"FileEmpty"}),
    "blanks": ("a.csv", lambda: b" \r\n ", {"FileEmpty"}),
    "truncated": ("a.geojson", lambda: geojson()[:-40], {"VectorUnusable"}),
    "nul bytes": ("a.geojson", lambda: geojson()[:-40] + b"\0\0", {"NulBytes"}),
    "deep brackets": (
        "a.geojson",
        lambda: b'{"type":"FeatureCollection","features":' + b"[" * 200_000,
        {"VectorUnusable", "NothingInside"},
    ),
    "nan": ("a.geojson", lambda: _point(float("nan"), 24), {"VectorUnusable", "NumbersUnusable"}),
    "infinity": ("a.geojson", lambda: _point(float("inf"), 24), {"NumbersUnusable", "VectorUnusable"}),
    "1e308": ("a.geojson", lambda: _point(1e308, 24), {"NumbersUnusable"}),
    "20 000 columns": (
        "a.geojson",
        lambda: collection(feature(_HERE, **{f"c{n}": n for n in range(20_000)})),
        {"TooManyItems"},
    ),
    "20 MB of text": (
        "a.geojson",
        lambda: collection(feature(_HERE, note="长" * 600_000)),
        {"TextTooLong"},
    ),
    "a line of 300 000 points": (
        "a.geojson",
        lambda: collection(
            feature({"type": "LineString", "coordinates": [[n * 1e-6, 1] for n in range(300_000)]})
        ),
        {"FeatureTooDetailed"},
    ),
    "no shapes": ("a.geojson", lambda: collection(feature(None, name="无")), {"NothingInside"}),
    "entities": (
        "a.kml",
        lambda: f"<!DOCTYPE k [<!ENTITY l0 'ha'>{_LAUGHS}]>{_kml_with_name('&l9;')}".encode(),
        {"XmlEntities"},
    ),
    "external entity": (
        "a.kml",
        lambda: f"<!DOCTYPE k [<!ENTITY x SYSTEM 'file:///a'>]>{_kml_with_name('&x;')}".encode(),
        {"XmlEntities"},
    ),
    "broken kml": ("a.kml", lambda: kml()[:-20], {"MalformedXml"}),
    "endless view": ("a.gpkg", _view, {"NotATable"}),
    "torn geopackage": ("a.gpkg", _corrupt_geopackage, {"VectorUnusable"}),
    "no geopackage": ("a.gpkg", lambda: b"SQLite format 3\0" + bytes(100), {"VectorUnusable"}),
    "bomb": ("a.zip", lambda: zip_of({"a.shp": b" " * 30_000_000}), {"ArchiveTooBig"}),
    "bomb in a workbook": (
        "a.xlsx",
        lambda: _with(xlsx(), "xl/media/x.bin", b" " * 30_000_000),
        {"ArchiveTooBig"},
    ),
    "a size that lies": ("a.zip", _lying_size, {"ArchiveTooBig", "ArchiveDamaged"}),
    "zip in zip": ("a.zip", lambda: zip_of({"a.shp": b"x", "b.zip": b"PK"}), {"ArchiveUnsafe"}),
    "out of the folder": ("a.zip", lambda: zip_of({"../../a.shp": b"x"}), {"ArchiveUnsafe"}),
    "absolute": ("a.zip", lambda: zip_of({"/etc/a.shp": b"x"}), {"ArchiveUnsafe"}),
    "drive": ("a.zip", lambda: zip_of({"C:\\a.shp": b"x"}), {"ArchiveUnsafe"}),
    "link": ("a.zip", lambda: _links("b.dbf"), {"ArchiveUnsafe"}),
    "twice": ("a.zip", _twice, {"ArchiveUnsafe"}),
    "5 000 members": ("a.zip", lambda: zip_of({f"{n}.shp": b"" for n in range(5_000)}), {"ArchiveTooBig"}),
    "no zip at all": ("a.zip", lambda: b"PK\x03\x04a.shp" + bytes(50), {"ArchiveDamaged"}),
    "photos": ("a.zip", lambda: zip_of({"a.jpg": b"x"}), {"KindUnknown"}),
    "no shx": ("a.zip", lambda: shapefile(without=(".shx",)), {"PartMissing"}),
    "no dbf": ("a.zip", lambda: shapefile(without=(".dbf",)), {"PartMissing"}),
    "no shp": ("a.zip", lambda: shapefile(without=(".shp",)), {"PartMissing"}),
    "noise for a shp": (
        "a.zip",
        lambda: shapefile(without=(".shp",), instead={".shp": b"\x00\x00\x27\x0a" + bytes(200)}),
        {"VectorUnusable", "NothingInside"},
    ),
    "a workbook with entities": (
        "a.xlsx",
        lambda: _with(xlsx(), "xl/extra.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"),
        {"XmlEntities"},
    ),
    "a header alone": ("a.csv", lambda: "名称,户数\r\n".encode(), {"NothingInside"}),
}


def _with(archive: bytes, name: str, content: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return zip_of({one: opened.read(one) for one in opened.namelist()} | {name: content})


@pytest.mark.parametrize("case", in_rings(REFUSED, fast=set(REFUSED) - {"a line of 300 000 points"}))
def test_refused_in_words(case: str) -> None:
    name, made, refusals = REFUSED[case]
    with pytest.raises(ImportRefused) as caught:
        read_bytes(made(), name, QUICK)
    assert type(caught.value).__name__ in refusals
    for language in ("zh", "en"):
        words = caught.value.message(language)
        assert name in words
        assert "/tmp" not in words
        assert "{" not in words


def test_a_shape_that_costs_seconds_is_answered_in_time() -> None:
    """A ring of 400 random points is mended within the limits."""
    found = read_bytes(self_crossing_ring(), "a.geojson")
    assert found.layers[0].mended.all()
    assert shapely.is_valid(found.layers[0].shapes).all()


def test_blocks_of_blocks_end_with_the_limit() -> None:
    with pytest.raises(ImportRefused):
        read_bytes(blocks_of_blocks(), "a.dxf", ImportLimits(cpu_s=3, wall_s=6.0, memory_bytes=512 * MIB))


def test_a_shape_too_many_is_refused_and_one_less_is_not() -> None:
    limits = ImportLimits(rows=3)
    read_bytes(geojson(), "a.geojson", limits)
    with pytest.raises(ImportRefused):
        read_bytes(geojson(), "a.geojson", ImportLimits(rows=2))
    with pytest.raises(ImportRefused):
        read_bytes(csv(), "a.csv", ImportLimits(rows=2))


def test_odd_names_of_layers_and_columns_are_plain_text() -> None:
    frame = buildings().rename(columns={"名称": '<img src=x onerror="alert(1)">{{7*7}}'})
    raw = file_bytes(frame, ".gpkg", layer="x'); DROP TABLE gpkg_contents;--")
    (layer,) = read_bytes(raw, "a.gpkg").layers
    assert layer.name == "x'); DROP TABLE gpkg_contents;--"
    assert len(layer) == 3
    assert '<img src=x onerror="alert(1)">{{7*7}}' in layer.columns


def test_a_name_of_ten_thousand_characters_is_cut_and_told() -> None:
    (layer,) = read_bytes(collection(feature(_HERE, name="长" * 10_000)), "a.geojson").layers
    assert layer.columns["name"] == ["长" * 1_000]
    assert any("1000" in message.text("zh") for message in layer.messages)


@pytest.mark.parametrize("encoding", ["GBK", "UTF-8"])
@pytest.mark.parametrize("cpg", [None, b"UTF-8", b"936", b"ISO-8859-1"])
def test_chinese_in_a_shapefile_whatever_its_cpg_says(encoding: str, cpg: bytes | None) -> None:
    """Characters whose bytes are control characters elsewhere, and one that a cell cuts in two."""
    names = ["乗堃喆镕", "北" * 200, "丂 A"]
    frame = buildings().rename(columns={"名称": "楼栋名"}).assign(楼栋名=names)
    raw = shapefile(frame, encoding, (".cpg",), {} if cpg is None else {".cpg": cpg})
    found = read_bytes(raw, "a.zip").layers[0].columns
    kept = 254 // len("北".encode(encoding))
    assert found["楼栋名"] == [names[0], "北" * kept, names[2]]
