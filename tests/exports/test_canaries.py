"""Text from people is text in every format: no formula, no tag, no link, no field, no code, no path."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import docx
import ezdxf
import pypdf
import pytest
import xlsxwriter
from ezdxf import recover
from PIL import Image
from pypdf.annotations import Link
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

from exports.formats import FORMATS
from exports.kml import inert
from exports.map_layers import map_layers
from exports.page.page import SCRIPTS
from paper.clean_text import clean_text
from tests.exports.canary_town import TEXTS, canary_request, texts_of
from tests.exports.opened import active_cells, active_parts, entries, outside_links, read_layers, unpack
from tests.exports.requests import FORMAT_KEYS, KIN, fitting
from tests.rings import in_rings

TURNS = (0, 1)
SHEETS = ("map-pdf", "board", "atlas-grids", "atlas-compounds", "atlas-interventions")
_FORMULA = re.compile(r"^[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"^-?\d+(\.\d+)?(e-?\d+)?$")
_STEERING = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
each_turn = pytest.mark.parametrize("turn", [0, pytest.param(1, marks=pytest.mark.slow)])


@cache
def file_content(key: str, turn: int) -> bytes:
    return FORMATS[key].write(fitting(key, canary_request(turn)))


def test_every_payload_is_in_some_text() -> None:
    texts = {text for turn in TURNS for text in texts_of(canary_request(turn)) if isinstance(text, str)}
    assert len([one for one in TEXTS if any(one[:40] in text for text in texts)]) == len(TEXTS)


@each_turn
@pytest.mark.parametrize("key", FORMAT_KEYS)
def test_a_file_is_written_with_plain_names(key: str, turn: int) -> None:
    for name, part in entries(file_content(key, turn)).items():
        assert re.fullmatch(r"[\w\[\]./-]*", name)
        assert ".." not in name
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(part)


def cells(turn: int) -> Iterator[str]:
    for name, part in entries(file_content("csv", turn)).items():
        assert name.endswith(".csv")
        for row in csv.reader(io.StringIO(part.decode("utf-8-sig"), newline="")):
            yield from row


@each_turn
def test_csv_has_no_formula(turn: int) -> None:
    texts = list(cells(turn))
    assert [one for one in texts if _FORMULA.match(one) and not _NUMBER.match(one)] == []
    assert [one for one in texts if _STEERING.search(one)] == []
    assert any(one.startswith("'") for one in texts)


@each_turn
def test_the_workbook_has_no_formula_and_no_link(turn: int) -> None:
    assert list(active_cells(file_content("xlsx", turn))) == []


@each_turn
@pytest.mark.parametrize("key", in_rings(["word", "slides", "xlsx"], fast=["word", "xlsx"]))
def test_office_files_reach_nowhere(key: str, turn: int) -> None:
    content = file_content(key, turn)
    assert outside_links(content) == []
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        inside = [archive.read(name) for name in names if name.endswith(".xlsx")]
    assert [cell for book in inside for cell in active_cells(book)] == []
    assert not [name for name in names if "vba" in name.lower() or "activex" in name.lower()]


@each_turn
def test_word_has_no_fields_but_its_own(turn: int) -> None:
    document = docx.Document(io.BytesIO(file_content("word", turn)))
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    codes = {one.text.split()[0] for one in document.element.iter(f"{tag}instrText")}
    assert codes == {"TOC", "SEQ"}
    assert not list(document.element.iter(f"{tag}hyperlink", f"{tag}fldSimple"))
    texts = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    name = clean_text(canary_request(turn).options[0].option.interventions[0].name)
    assert any(" ".join(name.split()) in " ".join(one.split()) for one in texts)


@each_turn
def test_kml_has_no_tag_inside_its_texts(turn: int) -> None:
    root = ElementTree.fromstring(entries(file_content("kml", turn))["doc.kml"])
    texts = [one.text or "" for one in root.iter()]
    assert not [one for one in texts if "<" in one or "&" in one or "$[" in one]


def test_kml_keeps_the_words() -> None:
    assert inert("<b>3 > 2</b> & $[x]") == "＜b>3 > 2＜/b> ＆ ＄[x]"
    assert inert("墟镇 3 栋") == "墟镇 3 栋"


class Elements(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.handlers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        self.handlers += [name for name, _ in attrs if name.startswith("on") or name in ("src", "href")]


@each_turn
def test_the_page_has_no_elements_but_its_own(turn: int) -> None:
    parsed = Elements()
    parsed.feed(file_content("html", turn).decode("utf-8"))
    own = ["html", "head", "meta", "meta", "meta", "meta", "title", "style", "style", "body", "main"]
    assert parsed.found == own + ["script"] * (2 + len(SCRIPTS))
    assert parsed.handlers == []


@each_turn
def test_a_geopackage_holds_the_texts_as_they_are(turn: int, tmp_path: Path) -> None:
    read = read_layers(file_content("geopackage", turn), "a.gpkg", tmp_path)
    for layer in map_layers(canary_request(turn)):
        for field in layer.fields:
            wanted, found = layer.frame[field.column], read[layer.key][field.column]
            if wanted.dtype == object:
                assert [one or None for one in found.astype(object).where(found.notna(), None)] == list(
                    wanted
                )
    connection = sqlite3.connect(tmp_path / "a.gpkg")
    for (style,) in connection.execute("SELECT styleQML FROM layer_styles"):
        ElementTree.fromstring(style)
        assert "tracker" not in style


@each_turn
@pytest.mark.parametrize("key", ["shapefile", "shapefile-gbk", "geojson"])
def test_archives_of_layers_read_back(key: str, turn: int, tmp_path: Path) -> None:
    files = unpack(file_content(key, turn), tmp_path)
    layers = map_layers(canary_request(turn))
    assert len([one for one in files if one.suffix in (".shp", ".geojson")]) == len(layers)


@each_turn
def test_a_drawing_has_no_entities_but_its_own(turn: int, tmp_path: Path) -> None:
    file = tmp_path / "a.dxf"
    file.write_bytes(file_content("dxf", turn))
    document, audit = recover.readfile(file)
    assert not audit.errors
    entities = list(document.modelspace())
    assert {one.dxftype() for one in entities} == {"LWPOLYLINE", "HATCH", "INSERT", "TEXT"}
    inside = [one for block in document.blocks for one in block if block.name.startswith("GH-")]
    assert {one.dxftype() for one in inside} == {"LWPOLYLINE", "HATCH", "INSERT", "TEXT", "CIRCLE"}
    sheets = [one for name in document.layouts.names()[1:] for one in document.layouts.get(name)]
    assert {one.dxftype() for one in sheets} == {"INSERT", "VIEWPORT"}
    assert all(one.dxf.layer.startswith("GH-") for one in [*entities, *sheets])
    for one in [*entities, *inside]:
        if one.dxftype() == "TEXT":
            assert not re.search(r"%%|\\|\^|\n", one.dxf.text)


@each_turn
@pytest.mark.parametrize("key", in_rings(SHEETS, fast=[key for key in SHEETS if key not in KIN]))
def test_a_sheet_does_nothing(key: str, turn: int) -> None:
    assert active_parts(file_content(key, turn)) == set()


def test_the_picture_of_a_map_is_only_a_picture() -> None:
    picture = Image.open(io.BytesIO(file_content("map-png", 0)))
    picture.load()
    assert set(picture.info) <= {"dpi", "Software"}


def test_the_finders_find(tmp_path: Path) -> None:
    """The tests above are worth nothing if these see nothing."""
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet()
        sheet.write(0, 0, "=1+1")
        sheet.write(1, 0, "http://tracker.invalid")
        sheet.write_string(2, 0, "=1+1")
    assert [one.partition("!")[2] for one in active_cells(made.getvalue())] == ["A1", "A2"]
    assert outside_links(made.getvalue())
    page = Elements()
    page.feed("<p>x<img src=x onerror=1></p>")
    assert (page.found, page.handlers) == (["p", "img"], ["src", "onerror"])
    paper = pypdf.PdfWriter()
    paper.add_blank_page(72, 72)
    action = {
        NameObject("/S"): NameObject("/JavaScript"),
        NameObject("/JS"): TextStringObject("app.alert(1)"),
    }
    paper.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    paper.add_annotation(0, Link(rect=(0, 0, 9, 9), url="http://tracker.invalid"))
    acting = io.BytesIO()
    paper.write(acting)
    assert active_parts(acting.getvalue()) == {"/OpenAction", "/JavaScript", "/JS", "/Annot", "/URI"}
    drawing = ezdxf.new("R2004")
    drawing.modelspace().add_line((0, 0), (1, 1))
    assert {one.dxftype() for one in drawing.modelspace()} == {"LINE"}
