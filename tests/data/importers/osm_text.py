"""Writes small OpenStreetMap files, and the catalogue that they are read with."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from base.words import Bilingual
from data.catalogue import load_catalogue
from data.catalogue.model import Catalogue, Figure, Parameter, TagRule

SHARED = Path(__file__).parents[4] / "shared" / "data"
EXTRACTS = ("cn_beijing_tsinghua.osm", "cn_shanghai_fengxian.osm", "cn_shenzhen_pinghu.osm")
PBF = "pyrosm_test.osm.pbf"


def shared(name: str) -> Path:
    """A real extract, or the test is skipped."""
    if not (SHARED / name).exists():
        pytest.skip(f"{name} is not here")
    return SHARED / name


def tags(given: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in given.items())


def node(id_: int, lat: float | str, lon: float | str, **given: str) -> str:
    return f'<node id="{id_}" lat="{lat}" lon="{lon}">{tags(given)}</node>'


def way(id_: int, nodes: Sequence[int], **given: str) -> str:
    references = "".join(f'<nd ref="{number}"/>' for number in nodes)
    return f'<way id="{id_}">{references}{tags(given)}</way>'


def relation(id_: int, outer: Sequence[int], inner: Sequence[int], **given: str) -> str:
    members = [(number, "outer") for number in outer] + [(number, "inner") for number in inner]
    text = "".join(f'<member type="way" ref="{number}" role="{role}"/>' for number, role in members)
    return f'<relation id="{id_}">{text}{tags({"type": "multipolygon", **given})}</relation>'


def osm(*elements: str) -> str:
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<osm version="0.6">{"".join(elements)}</osm>\n'


def pbf(
    places: Sequence[tuple[float, float]],
    name: bytes,
    bounds: tuple[float, float, float, float] = (0, 0, 1, 1),
) -> bytes:
    """A whole .osm.pbf: nodes 1, 2, … at (lat, lon) and a footway of this name through them all."""
    west, south, east, north = (_zigzag(round(side * 1e9)) for side in bounds)
    box = b"".join(_number(field, side) for field, side in enumerate((west, east, north, south), 1))
    header = _bytes(1, box) + _bytes(4, b"OsmSchema-V0.6")
    strings = b"".join(_bytes(1, text) for text in (b"", b"highway", b"footway", b"name", name))
    nodes = b"".join(
        _bytes(
            1,
            _number(1, _zigzag(n))
            + b"".join(_number(f, _zigzag(round(v * 1e7))) for f, v in ((8, a), (9, o))),
        )
        for n, (a, o) in enumerate(places, 1)
    )
    steps = b"".join(_varint(_zigzag(1)) for _ in places)
    line = _number(1, 9) + _bytes(2, bytes([1, 3])) + _bytes(3, bytes([2, 4])) + _bytes(8, steps)
    groups = _bytes(2, nodes) + _bytes(2, _bytes(3, line))
    return _block(b"OSMHeader", header) + _block(b"OSMData", _bytes(1, strings) + groups)


def _block(kind: bytes, content: bytes) -> bytes:
    blob = _number(2, len(content)) + _bytes(3, zlib.compress(content))
    header = _bytes(1, kind) + _number(3, len(blob))
    return len(header).to_bytes(4, "big") + header + blob


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _varint(value: int) -> bytes:
    low = bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
    return low + _varint(value >> 7) if value > 0x7F else low


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def square(first: int, south: float, west: float, side: float) -> tuple[str, list[int]]:
    """Four nodes numbered from `first`, and the closed ring through them. Sides in degrees."""
    corners = [(0, 0), (0, 1), (1, 1), (1, 0)]
    nodes = [
        node(first + n, round(south + y * side, 7), round(west + x * side, 7))
        for n, (y, x) in enumerate(corners)
    ]
    return "".join(nodes), [first, first + 1, first + 2, first + 3, first]


def _with_value(shipped: Figure, value: float) -> Figure:
    return replace(shipped, value=value)


def small_catalogue(**more: float) -> Catalogue:
    """The shipped catalogue with round numbers and few tags, so that results can be worked out by hand.

    30 m² of floor a person, 2.5 persons a household, 6 storeys of 3 m, ages 20/60/20 %, radius 300 m; and
    `more` parameters.
    """
    shipped = load_catalogue()
    figure = shipped.parameters["default_storeys"].figure
    numbers = {
        "household_size_persons": 2.5,
        "floor_area_m2_per_person": 30.0,
        "default_storeys": 6.0,
        "default_house_storeys": 2.0,
        "least_home_m2": 20.0,
        "storey_height_m": 3.0,
        "private_open_to_residents": 1.0,
        **more,
    }
    shares = {"elder": 0.2, "adult": 0.6, "child": 0.2}
    one_category = next(iter(shipped.facility_categories.values()))
    one_function = next(iter(shipped.space_functions.values()))
    radius = _with_value(one_category.service_radius_m, 300.0)
    return replace(
        shipped,
        parameters={
            key: Parameter(key, Bilingual(key, key), _with_value(figure, value))
            for key, value in numbers.items()
        },
        age_groups={
            key: replace(shipped.age_groups[key], default_share=_with_value(figure, share))
            for key, share in shares.items()
        },
        facility_categories={
            key: replace(one_category, key=key, osm=rules, service_radius_m=radius)
            for key, rules in _CATEGORIES.items()
        },
        space_functions={key: replace(one_function, key=key, osm=rules) for key, rules in _FUNCTIONS.items()},
    )


_CATEGORIES = {
    "green": (TagRule("leisure", ("park",)),),
    "care": (TagRule("amenity", ("clinic", "pharmacy")), TagRule("healthcare", ("*",))),
}
_FUNCTIONS = {
    "garden": (TagRule("leisure", ("park",)),),
    "sports": (TagRule("leisure", ("pitch",)), TagRule("sport", ("*",))),
}
