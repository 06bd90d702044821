"""A document in one language has no word of the other: names that people gave, and codes, are all."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import pytest

from data.model import SCHEMAS
from exports.formats import FORMATS
from exports.request import ExportRequest
from tests.exports.requests import file_content, fitting, toy
from tests.exports.visible_texts import visible_texts

QUICK = ("xlsx", "csv")
FORMATS_READ = (
    "word", "application", "slides", "map-pdf", "board", "atlas-grids", "atlas-compounds",
    "atlas-interventions", "handbook", "html", "geojson", "kml", "geopackage", "dxf",
)  # fmt: skip
each_document = pytest.mark.parametrize(
    "key", [*QUICK, *(pytest.param(key, marks=pytest.mark.slow) for key in FORMATS_READ)]
)

CODES = {
    "GB", "GBK", "JGJ", "DB", "TD", "SDG", "CGCS", "EPSG", "WGS", "UTM", "GCJ", "BD", "CM", "MIT", "BSD",
    "UTF", "GH", "SHA",
}  # fmt: skip
"""Numbers of standards, systems of coordinates, encodings, licences."""
PROGRAMS = {
    "Lintu", "Excel", "Word", "QGIS", "ArcGIS", "CAD", "PDF", "GeoPackage", "Shapefile", "DXF", "GeoJSON",
    "KML", "CSV", "README", "Leaflet", "OpenStreetMap", "WorldPop", "Wi", "Fi", "USB", "WPS", "PIN",
}  # fmt: skip
PEOPLE = {"Horák"}
UNITS = {"km", "mm", "dB", "kB", "MB"}
LATIN = re.compile(r"[A-Za-zÀ-ž]{2,}")
BROKEN_NAME = re.compile(r"(?<=[\u3400-\u9fff])\s(?=[\u3400-\u9fff])")
"""Where a line of a PDF ends inside a name: Chinese has no spaces."""
CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]+")


@cache
def texts_of(key: str, language: str) -> list[str]:
    texts = visible_texts(key, file_content(FORMATS[key], fitting(key, toy(language))))
    return [BROKEN_NAME.sub("", one.replace("\u00a0", " ")) for one in texts]


WRITTEN = ("manager", "rules", "note", "hours", "reported_on")
"""Columns of a community in which people write as they like."""


def names_of_the_town(request: ExportRequest) -> Iterator[str]:
    """Names that are given in one language only, and what people wrote."""
    community = request.baseline.community
    for layer in SCHEMAS:
        frame = community.layer(layer)
        if "name_zh" in frame:
            zh, en = frame["name_zh"].fillna(""), frame["name_en"].fillna("")
            yield from zh[en == ""]
            yield from en[zh == ""]
        for column in set(WRITTEN) & set(frame.columns):
            yield from (one for one in frame[column] if isinstance(one, str))


@cache
def given_names(language: str) -> tuple[str, ...]:
    """The longest first."""
    return tuple(sorted(filter(None, set(_given_names(toy(language)))), key=len, reverse=True))


def _given_names(request: ExportRequest) -> Iterator[str]:
    """What people wrote in one language only, and what the law calls a matter."""
    yield from names_of_the_town(request)
    for sketch in request.options:
        yield from (sketch.option.name, sketch.option.description)
        for one in sketch.option.interventions:
            yield from (
                one.name,
                *one.adopter.splitlines(),
                *one.note.splitlines(),
                *one.use_rules.splitlines(),
            )
    kinds = request.baseline.catalogue.encroachment_categories.values()
    yield from (kind.official_name for kind in kinds)
    yield from ("邻图", "lintu export xuzhen handbook --lang zh")


def without(text: str, names: tuple[str, ...]) -> str:
    for name in names:
        text = text.replace(name, "")
    return text


@each_document
def test_a_chinese_document_says_nothing_in_english(key: str) -> None:
    allowed = CODES | PROGRAMS | PEOPLE | UNITS
    found = {
        (word, text)
        for text in texts_of(key, "zh")
        for word in LATIN.findall(without(text, given_names("zh")))
        if word not in allowed
    }
    assert not found


@each_document
def test_an_english_document_says_nothing_in_chinese(key: str) -> None:
    found = {text for text in texts_of(key, "en") if CHINESE.search(without(text, given_names("en")))}
    assert not found


def test_the_finders_find() -> None:
    assert LATIN.findall("表 3.0.4 Table 3.0.4") == ["Table"]
    assert CHINESE.search("Fitness facilities 健身设施")
    assert not CHINESE.search(without("Option A 先还路", given_names("en")))
