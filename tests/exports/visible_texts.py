"""The texts of a written file that its reader sees, found by other libraries than those that wrote it."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import docx
import openpyxl
import pptx
import pypdf
from ezdxf import recover

from tests.exports.opened import entries


def visible_texts(key: str, content: bytes) -> list[str]:
    """Those of the file in the format `key`."""
    return [one for one in _READERS[key](content) if one and one.strip()]


def _docx(content: bytes) -> Iterator[str]:
    document = docx.Document(io.BytesIO(content))
    yield document.core_properties.title
    for name, part in entries(content).items():
        if re.fullmatch(r"word/(document|footer\d*|header\d*)\.xml", name):
            for paragraph in ElementTree.fromstring(part).iter(f"{_W}p"):
                yield "".join(one.text or "" for one in paragraph.iter(f"{_W}t"))
    for shape in document.element.body.iter(f"{_WP}docPr"):
        yield shape.get("descr", "")


def _pptx(content: bytes) -> Iterator[str]:
    show = pptx.Presentation(io.BytesIO(content))
    for slide in show.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                yield from (one.text for one in shape.text_frame.paragraphs)
            if shape.has_table:
                yield from (cell.text for row in shape.table.rows for cell in row.cells)
            if shape.has_chart:
                for plot in shape.chart.plots:
                    yield from (str(one) for one in plot.categories)
                    yield from (one.name for one in plot.series)


def _xlsx(content: bytes) -> Iterator[str]:
    book = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in book:
        yield sheet.title
        yield sheet.oddFooter.left.text or ""
        for row in sheet.iter_rows():
            yield from (cell.value for cell in row if cell.data_type == "s" and isinstance(cell.value, str))


def _pdf(content: bytes) -> Iterator[str]:
    """A name that goes on in the next line of its cell is read with a space there."""
    for page in pypdf.PdfReader(io.BytesIO(content)).pages:
        for line in page.extract_text().splitlines():
            yield re.sub(r"(?<=[\u3400-\u9fff]) (?=[\u3400-\u9fff])", "", line)


def _html(content: bytes) -> Iterator[str]:
    page = content.decode("utf-8")
    yield page.partition("<title>")[2].partition("</title>")[0]
    scene = json.loads(page.partition('id="scene">')[2].partition("</script>")[0])
    for layer in scene["layers"]:
        layer.pop("key")
        layer.pop("kind")
        for one in layer["classes"]:
            one.pop("symbol"), one.pop("key")
        layer["rows"] = [row[2:] for row in layer["rows"]]
    yield from _strings(scene)


def _geojson(content: bytes) -> Iterator[str]:
    for name, part in _files(content):
        if name.endswith(".geojson"):
            for feature in json.loads(part)["features"]:
                yield from _strings({k: v for k, v in feature["properties"].items() if k not in _CODES})
        elif name.endswith(".txt"):
            yield from part.decode("utf-8-sig").splitlines()


def _kml(content: bytes) -> Iterator[str]:
    parts = entries(content)
    for one in ElementTree.fromstring(
        next(part for name, part in parts.items() if name.endswith("kml") or not name)
    ).iter():
        tag = one.tag.rpartition("}")[2]
        if tag in ("name", "description", "displayName"):
            yield one.text or ""
        elif tag == "Data" and one.get("name") not in _CODES:
            yield "".join(one.itertext())


def _csv(content: bytes) -> Iterator[str]:
    for _, part in _files(content):
        rows = list(csv.reader(io.StringIO(part.decode("utf-8-sig"))))
        kept = [place for place, head in enumerate(rows[0]) if head not in _CODE_HEADS]
        yield from (row[place] for row in rows for place in kept)


def _gpkg(content: bytes) -> Iterator[str]:
    """Names of layers and columns are for programs; titles, aliases and values are for people."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.gpkg"
        file.write_bytes(content)
        connection = sqlite3.connect(file)
        described = "SELECT identifier, description FROM gpkg_contents WHERE data_type = 'features'"
        yield from (one for row in connection.execute(described) for one in row)
        tables = [name for (name,) in connection.execute("SELECT table_name FROM gpkg_geometry_columns")]
        for table in tables:
            names = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
            kept = [name for name in names if name not in (*_CODES, "geom", "fid")]
            for row in connection.execute(f"SELECT {', '.join(map(_quoted, kept))} FROM {_quoted(table)}"):
                yield from (one for one in row if isinstance(one, str))
        connection.close()


def _dxf(content: bytes) -> Iterator[str]:
    document, _ = recover.read(io.BytesIO(content))
    for layout in document.layouts:
        yield from (one.dxf.text for one in layout.query("TEXT"))
        yield from (one.text for one in layout.query("MTEXT"))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _files(content: bytes) -> Iterator[tuple[str, bytes]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            yield name, archive.read(name)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_CODES, _CODE_HEADS = ("id", "class", "crs"), ("编号", "图例代码", "Id", "Class")
"""Fields of keys that styles and programs go by."""
_READERS: dict[str, Callable[[bytes], Iterator[str]]] = {
    "word": _docx,
    "application": _docx,
    "slides": _pptx,
    "xlsx": _xlsx,
    "map-pdf": _pdf,
    "board": _pdf,
    "atlas-grids": _pdf,
    "atlas-compounds": _pdf,
    "atlas-interventions": _pdf,
    "handbook": _pdf,
    "html": _html,
    "geojson": _geojson,
    "kml": _kml,
    "csv": _csv,
    "geopackage": _gpkg,
    "dxf": _dxf,
}
