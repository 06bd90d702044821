"""Drawings and map files in Chinese hold no English and no words of the program, but names and codes."""

from __future__ import annotations

import io
import re
import sqlite3
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from xml.etree import ElementTree

import ezdxf

from exports import dxf, geopackage, kml
from tests.exports.opened import entries
from tests.exports.requests import file_content, toy

WORD = re.compile(r"[A-Za-z]{2,}")
KML = "{http://www.opengis.net/kml/2.2}"
ALLOWED = {"Lintu", "CGCS", "EPSG", "GH", "South", "Court"}
"""The program's name, the system's and its register's, the start of layers in drawings, and a compound of the
toy town that has an English name alone."""
CODES = ("id", "class", "geom")
"""Columns whose values are keys."""


def words_in(texts: Iterable[str | None]) -> set[str]:
    return {word for text in texts if text for word in WORD.findall(text)} - ALLOWED


def test_the_drawing() -> None:
    content = file_content(dxf.EXPORT, toy()).decode("gbk")
    document = ezdxf.read(io.StringIO(content))  # type: ignore[attr-defined]
    texts = [text.dxf.text for block in document.blocks for text in block.query("TEXT")]
    assert len(texts) > 100
    assert words_in(texts) == set()
    layers = [one for one in document.layers if one.dxf.name not in ("0", "Defpoints")]
    assert words_in(name for one in layers for name in (one.dxf.name, one.description)) == set()
    assert words_in(document.layouts.names_in_taborder()[1:]) == set()


def cells(connection: sqlite3.Connection) -> Iterator[str]:
    for (table,) in connection.execute("SELECT table_name FROM gpkg_contents").fetchall():
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{table}")')]
        for column in columns if table != "layer_styles" else ["styleName", "description"]:
            if column not in CODES:
                yield from (
                    one
                    for (one,) in connection.execute(f'SELECT "{column}" FROM "{table}"')
                    if isinstance(one, str)
                )


def test_the_geopackage(tmp_path: Path) -> None:
    file = tmp_path / "a.gpkg"
    file.write_bytes(file_content(geopackage.EXPORT, toy()))
    connection = sqlite3.connect(file)
    assert words_in(cells(connection)) == set()
    ((content,),) = connection.execute("SELECT content FROM qgis_projects").fetchall()
    with zipfile.ZipFile(io.BytesIO(bytes.fromhex(content))) as archive:
        project = ElementTree.fromstring(archive.read("project.qgs"))
    lists = [row for field in project.iter("field") for row in field.iter("Option") if row.get("value")]
    named = [
        *project.iter("layer-tree-layer"),
        *project.iter("layer-tree-group"),
        *project.iter("alias"),
        *lists,
    ]
    assert words_in([*(one.get("name") for one in named), project.findtext("title")]) == set()
    assert words_in(one.get("label") for one in project.iter("category")) == set()


def test_the_file_for_the_field() -> None:
    document = ElementTree.fromstring(entries(file_content(kml.EXPORT, toy()))["doc.kml"])
    ids = {id(value) for one in document.iter(f"{KML}Data") if one.get("name") in CODES for value in one}
    shown = [f"{KML}{tag}" for tag in ("name", "description", "displayName", "value")]
    texts = [one.text for one in document.iter() if one.tag in shown and id(one) not in ids]
    assert len(texts) > 100
    assert words_in(texts) == set()
