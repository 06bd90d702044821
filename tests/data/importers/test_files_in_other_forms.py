"""The same content in another form: a feature a line, walked tracks, shapes as text in a table."""

from __future__ import annotations

import json

import numpy as np
import pytest
import shapely

from data.importers.errors import ImportRefused
from data.importers.files.source_file import read_bytes
from tests.data.importers.files_made import BOXES, NAMES, collection, feature
from tests.data.importers.test_files_with_flaws import HERE, document, one_layer, words


def lines(first: tuple[str, ...], end: str = "\n", before: str = "") -> bytes:
    """A feature a line, its keys in this order."""
    features = [
        {
            "type": "Feature",
            "properties": {"名称": name},
            "geometry": json.loads(shapely.to_geojson(box)),
        }
        for name, box in zip(NAMES, BOXES, strict=True)
    ]
    ordered = [{key: one[key] for key in first} for one in features]
    return "".join(before + json.dumps(one, ensure_ascii=False) + end for one in ordered).encode()


GEOMETRY_FIRST = ("geometry", "properties", "type")
TYPE_FIRST = ("type", "properties", "geometry")
SEQUENCES = {
    "geometry first": ("楼.geojsonl", lines(GEOMETRY_FIRST)),
    "type first": ("楼.ndjson", lines(TYPE_FIRST)),
    "with separators": ("楼.geojsons", lines(TYPE_FIRST, before="\x1e")),
    "windows lines": ("楼.json", lines(GEOMETRY_FIRST, end="\r\n")),
    "blank lines between": ("楼.geojsonl", lines(TYPE_FIRST, end="\n\n")),
    "with a mark": ("楼.geojsonl", b"\xef\xbb\xbf" + lines(GEOMETRY_FIRST)),
    "no lines at all": ("楼.geojson", lines(TYPE_FIRST, end="")),
    "an array": ("楼.json", b"[" + lines(TYPE_FIRST, end=",")[:-1] + b"]"),
    "in GBK": ("楼.geojsonl", lines(GEOMETRY_FIRST).decode().encode("gbk")),
}


@pytest.mark.parametrize("case", SEQUENCES)
def test_a_sequence_of_features_is_read_whole(case: str) -> None:
    name, raw = SEQUENCES[case]
    layer = one_layer(raw, name)
    assert layer.columns["名称"] == list(NAMES)
    assert shapely.equals(layer.shapes, np.array(BOXES)).all()


def test_a_sequence_of_shapes_and_of_collections_is_read() -> None:
    bare = b"\n".join(json.dumps({"type": "Point", "coordinates": [n, 1]}).encode() for n in range(4))
    assert shapely.get_x(one_layer(bare, "a.geojsonl").shapes).tolist() == [0, 1, 2, 3]
    both = collection(feature(HERE, n=1)) + b"\n" + collection(feature(HERE, n=2), feature(HERE, n=3))
    assert one_layer(both, "a.geojsonl").columns["n"] == [1, 2, 3]


def test_a_broken_line_of_a_sequence_is_named() -> None:
    with pytest.raises(ImportRefused) as caught:
        read_bytes(lines(TYPE_FIRST)[:-30], "楼.geojsonl")
    assert "line 3" in caught.value.message("en")


def test_a_collection_whose_keys_are_in_order_is_no_sequence() -> None:
    ordered = json.dumps(json.loads(collection(feature(HERE, n=1), feature(HERE, n=2))), sort_keys=True)
    assert one_layer(ordered.encode(), "a.geojson").columns["n"] == [1, 2]
    pretty = json.dumps(json.loads(ordered), indent=2, sort_keys=True)
    assert one_layer(pretty.encode(), "a.geojson").columns["n"] == [1, 2]


def track(*fixes: str, tag: str = "gx:Track") -> str:
    inside = "<when>2026-01-01T00:00:00Z</when>" * len(fixes)
    return f"<{tag}>{inside}{''.join(f'<gx:coord>{fix}</gx:coord>' for fix in fixes)}</{tag}>"


def test_a_walked_track_is_a_line() -> None:
    walked = track("116.101 24.28 10", "116.1015 24.2805 10", "", "116.102 24.281 11")
    layer = one_layer(document(walked), "a.kml")
    assert layer.kind == "line"
    assert shapely.get_coordinates(layer.shapes[0]).tolist() == [
        [116.101, 24.28],
        [116.1015, 24.2805],
        [116.102, 24.281],
    ]


def test_a_track_of_several_walks_is_a_line_in_pieces() -> None:
    walks = f"<gx:MultiTrack>{track('1 2 0', '3 4 0')}{track('5 6 0', '7 8 0')}</gx:MultiTrack>"
    layer = one_layer(document(walks, track("1 1", "2 2")), "a.kml")
    assert shapely.get_num_geometries(layer.shapes).tolist() == [2, 1]
    assert "没有图形" in words(one_layer(document(track("1 2"), track("1 1", "2 2")), "a.kml"))


def test_blanks_after_the_commas_of_kml_do_no_harm() -> None:
    line = "<LineString><coordinates>1, 2, 0 3, 4 ,0</coordinates></LineString>"
    assert shapely.get_coordinates(one_layer(document(line), "a.kml").shapes).tolist() == [[1, 2], [3, 4]]


SHAPES_IN_CELLS = {
    "WKT": ("POINT (116.101 24.2805)", "POINT (116.102 24.281)", ""),
    "EWKT": ("SRID=4490;POINT(116.101 24.2805)", "srid=4490; Point (116.102 24.281)", "EPSG:4490"),
    "GeoJSON": (
        '{"type":"Point","coordinates":[116.101,24.2805]}',
        '{"coordinates":[116.102,24.281],"type":"Point"}',
        "EPSG:4326",
    ),
    "WKB": (
        shapely.to_wkb(shapely.Point(116.101, 24.2805), hex=True),
        shapely.to_wkb(shapely.Point(116.102, 24.281), hex=True).lower(),
        "",
    ),
}


@pytest.mark.parametrize("form", SHAPES_IN_CELLS)
def test_shapes_in_a_column_of_a_table_are_read(form: str) -> None:
    first, second, crs = SHAPES_IN_CELLS[form]
    rows = [["名称", "位置图形"], ["凉亭", first], ["公厕", second]]
    quoted = "\n".join(",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    layer = one_layer(quoted.encode(), "a.csv")
    assert (layer.kind, layer.crs, layer.columns) == ("point", crs, {"名称": ["凉亭", "公厕"]})
    assert shapely.get_coordinates(layer.shapes).tolist() == [[116.101, 24.2805], [116.102, 24.281]]
    assert f"（{form}）" in words(layer)


def test_a_long_outline_in_a_cell_stays_whole() -> None:
    turn = np.linspace(0, 2 * np.pi, 3000, endpoint=False)
    outline = shapely.Polygon(np.column_stack([116 + np.cos(turn), 24 + np.sin(turn)]))
    text = shapely.to_wkt(outline, rounding_precision=9)
    assert len(text) > 70_000
    layer = one_layer(f'名称,中心,WKT\n甲,POINT(1 2),"{text}"\n乙,,坏\n'.encode(), "a.csv")
    assert layer.kind == "polygon"
    assert len(shapely.get_coordinates(layer.shapes)) == 3001
    assert "1 行没有图形" in words(layer)
