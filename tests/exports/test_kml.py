"""The file for the field: its colours are the map's, its icons lie inside it, and it reaches nowhere."""

from __future__ import annotations

import io
from collections.abc import Mapping
from xml.etree import ElementTree

import numpy as np
from PIL import Image

from exports import kml
from exports.map_layers import map_layers
from tests.exports.opened import entries
from tests.exports.requests import file_content, toy

KML = "{http://www.opengis.net/kml/2.2}"


def parts() -> Mapping[str, bytes]:
    return entries(file_content(kml.EXPORT, toy()))


def document() -> ElementTree.Element:
    return ElementTree.fromstring(parts()["doc.kml"])


def styles() -> dict[str, ElementTree.Element]:
    return {one.get("id", ""): one for one in document().iter(f"{KML}Style")}


def said(style: ElementTree.Element, path: str) -> str:
    return style.findtext("/".join(f"{KML}{tag}" for tag in path.split("/"))) or ""


def test_the_document_comes_first_and_its_icons_lie_beside_it() -> None:
    names = list(parts())
    assert names[0] == "doc.kml"  # Google Earth takes the first .kml that it finds
    hrefs = {one.text or "" for one in document().iter(f"{KML}href")}
    assert hrefs == set(names[1:])
    assert all(name.startswith("icons/") and name.endswith(".png") for name in hrefs)


def test_every_class_of_points_has_an_icon_as_large_as_on_the_map() -> None:
    for layer in map_layers(toy()):
        for one in layer.classes:
            style = styles()[f"{layer.key}-{one.key}"]
            has_icon = bool(said(style, "IconStyle/Icon/href"))
            assert has_icon == (layer.kind == "point" or bool(one.symbol.glyph))
            size_px = 32 * float(said(style, "IconStyle/scale")) / 1.2  # 32: what Google Earth draws at 1
            assert abs(size_px - one.symbol.size_px * has_icon) < 0.2


def test_an_icon_is_the_marker_on_a_clear_ground() -> None:
    picture = Image.open(io.BytesIO(parts()["icons/facilities-green_space.png"]))
    pixels = np.asarray(picture)
    assert picture.size == (64, 64)
    assert pixels[0, 0, 3] == 0
    assert tuple(pixels[32, 12]) == (0x00, 0x9E, 0x73, 255)  # the category's colour, left of its character
    assert "Software" not in picture.info


def test_fills_are_as_on_the_map_and_what_has_none_is_clear() -> None:
    found = styles()
    # aabbggrr of #1b9e77 at 0.75, layers/public_spaces.py
    assert said(found["public_spaces-shared"], "PolyStyle/color") == "bf779e1b"
    assert said(found["public_spaces-shared"], "LineStyle/color") == "ff465e0b"
    assert said(found["grids-grid"], "PolyStyle/color")[:2] == "00"
    assert said(found["grids-grid"], "PolyStyle/fill") == "0"


def test_today_is_shown_and_options_can_be_switched_on() -> None:
    folders = {said(one, "name"): said(one, "visibility") for one in document().iter(f"{KML}Folder")}
    assert folders["公共空间"] == "1"
    assert folders["名称和符号"] == "1"
    assert folders["公共空间（方案 A）"] == "0"
    assert folders["名称和符号（方案 A）"] == "0"
