"""Small towns in metres around a point, written as .osm and as .osm.pbf by one description."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from xml.sax.saxutils import quoteattr

import numpy as np

from data.assess import assess
from data.catalogue import load_catalogue
from data.catalogue.model import Catalogue
from data.importers.osm import read_osm
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community

LAT, LON = 24.28, 117.0
_A, _E2 = 6378137.0, 0.00669438002290  # GRS 80

Tags = Mapping[str, str]
KINDS = ("osm", "osm.pbf")


def degrees(east_m: float, north_m: float) -> tuple[float, float]:
    """(latitude, longitude) from the radii of curvature of the ellipsoid, not from a projection library."""
    sin, cos = math.sin(math.radians(LAT)), math.cos(math.radians(LAT))
    bend = 1 - _E2 * sin**2
    north = math.radians(_A * (1 - _E2) / bend**1.5)
    east = math.radians(_A * cos / math.sqrt(bend))
    return round(LAT + north_m / north, 7), round(LON + east_m / east, 7)


@dataclass
class Town:
    """nodes: id → (latitude, longitude, tags). ways: id → (nodes, tags). relations: id → (ways with roles,
    tags)."""

    nodes: dict[int, tuple[float, float, Tags]] = field(default_factory=dict)
    ways: dict[int, tuple[Sequence[int], Tags]] = field(default_factory=dict)
    relations: dict[int, tuple[Sequence[tuple[int, str]], Tags]] = field(default_factory=dict)

    def node(self, id_: int, east_m: float, north_m: float, **tags: str) -> None:
        self.nodes[id_] = (*degrees(east_m, north_m), tags)

    def way(self, id_: int, nodes: Sequence[int], **tags: str) -> None:
        self.ways[id_] = (nodes, tags)

    def area(self, id_: int, outer: Sequence[int], inner: Sequence[int] = (), **tags: str) -> None:
        members = [*((way, "outer") for way in outer), *((way, "inner") for way in inner)]
        self.relations[id_] = (members, {"type": "multipolygon", **tags})

    def block(self, id_: int, east_m: float, north_m: float, side_m: float = 20.0, **tags: str) -> None:
        """A square way with this south-west corner; its nodes are numbered from ten times its own id."""
        corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
        for number, (x, y) in enumerate(corners):
            self.node(10 * id_ + number, east_m + side_m * x, north_m + side_m * y)
        self.way(id_, [10 * id_ + number for number in (0, 1, 2, 3, 0)], **tags)

    def write(self, folder: Path, kind: str) -> Path:
        """The town in a file of this kind."""
        file = folder / f"town.{kind}"
        file.write_bytes(_osm(self) if kind == "osm" else _pbf(self))
        return file

    def read(self, folder: Path, kind: str, catalogue: Catalogue | None = None) -> Community:
        """The community that is made of it, checked."""
        catalogue = catalogue or shipped()
        community = read_osm(self.write(folder, kind), catalogue)
        validate_layers({layer: community.layer(layer) for layer in SCHEMAS}, catalogue)
        return community


@cache
def shipped() -> Catalogue:
    return load_catalogue()


def walk_m(community: Community, category: str = "playground") -> float:
    """How far the first home has to this category of facility; inf where it cannot be reached."""
    assessment = assess(community, shipped())
    return float(assessment.distance_m[0, assessment.categories.index(category)])


def texts(community: Community) -> dict[str, str]:
    """Assumptions and warnings by key, in English; both languages must say something."""
    notes = community.assumptions + community.warnings
    assert all(note.text.text("zh") != note.text.text("en") for note in notes)
    return {note.key: note.text.text("en") for note in notes}


def people_of(community: Community, key: str) -> float | None:
    return next(note.people for note in community.assumptions + community.warnings if note.key == key)


def park(**more: str) -> dict[str, str]:
    return {"leisure": "park", "name": "人民公园", **more}


def stacked_town() -> Town:
    """A street, and a footbridge across it that comes down 300 m to the east."""
    town = Town()
    for id_, (east, north) in enumerate([(0, 0), (100, 0), (200, 0), (100, -100)], 1):
        town.node(id_, east, north)
    for id_, (east, north) in enumerate([(100, 0), (100, 100), (300, 100), (300, 0)], 5):
        town.node(id_, east, north)  # number 5 lies where number 2 does
    town.node(9, 102, -100, leisure="playground")
    town.way(1, [1, 2, 3], highway="residential")
    town.way(2, [4, 5, 6], highway="footway", bridge="yes", layer="1")
    town.way(3, [6, 7, 8, 3], highway="footway")
    town.block(4, 0, 5, 20, building="apartments")  # its middle is at 10 m east, 15 m north
    return town


def _osm(town: Town) -> bytes:
    parts = [
        *(
            f'<node id="{id_}" lat="{lat}" lon="{lon}">{_xml_tags(tags)}</node>'
            for id_, (lat, lon, tags) in sorted(town.nodes.items())
        ),
        *(
            f'<way id="{id_}">{"".join(f"""<nd ref="{n}"/>""" for n in nodes)}{_xml_tags(tags)}</way>'
            for id_, (nodes, tags) in sorted(town.ways.items())
        ),
        *(
            f'<relation id="{id_}">'
            + "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members)
            + f"{_xml_tags(tags)}</relation>"
            for id_, (members, tags) in sorted(town.relations.items())
        ),
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?><osm version="0.6">{"".join(parts)}</osm>'.encode()


def _xml_tags(tags: Tags) -> str:
    return "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items())


class _Texts:
    """The table of texts of one block."""

    def __init__(self) -> None:
        self.all = [""]

    def number(self, text: str) -> int:
        if text not in self.all:
            self.all.append(text)
        return self.all.index(text)

    def tags(self, tags: Tags) -> bytes:
        """Both fields, or neither: GDAL takes an empty one for damage."""
        if not tags:
            return b""
        keys = _packed(self.number(key) for key in tags)
        return _bytes(2, keys) + _bytes(3, _packed(self.number(value) for value in tags.values()))


def _pbf(town: Town) -> bytes:
    """Dense nodes, ways and relations in one block, as osmium writes them."""
    table = _Texts()
    ids = sorted(town.nodes)
    places = [town.nodes[id_] for id_ in ids]
    keys_values = []
    for _, _, tags in places:
        keys_values += [table.number(text) for pair in tags.items() for text in pair] + [0]
    dense = (
        _bytes(1, _steps(ids))
        + _bytes(8, _steps([round(lat * 1e7) for lat, _, _ in places]))
        + _bytes(9, _steps([round(lon * 1e7) for _, lon, _ in places]))
        + _bytes(10, _packed(keys_values))
    )
    ways = b"".join(
        _bytes(3, _number(1, id_) + table.tags(tags) + _bytes(8, _steps(nodes)))
        for id_, (nodes, tags) in sorted(town.ways.items())
    )
    relations = b"".join(
        _bytes(
            4,
            _number(1, id_)
            + table.tags(tags)
            + _bytes(8, _packed(table.number(role) for _, role in members))
            + _bytes(9, _steps([way for way, _ in members]))
            + _bytes(10, _packed(1 for _ in members)),
        )
        for id_, (members, tags) in sorted(town.relations.items())
    )
    groups = [_bytes(2, part) for part in (_bytes(2, dense), ways, relations) if part]
    strings = b"".join(_bytes(1, text.encode()) for text in table.all)
    header = _bytes(4, b"OsmSchema-V0.6") + _bytes(4, b"DenseNodes")
    return block(b"OSMHeader", header) + block(b"OSMData", _bytes(1, strings) + b"".join(groups))


def block(kind: bytes, content: bytes) -> bytes:
    blob = _number(2, len(content)) + _bytes(3, zlib.compress(content))
    header = _bytes(1, kind) + _number(3, len(blob))
    return len(header).to_bytes(4, "big") + header + blob


def _steps(numbers: Sequence[int]) -> bytes:
    steps = np.diff(np.array(numbers, dtype=np.int64), prepend=0).tolist()
    return _packed(step << 1 if step >= 0 else (-step << 1) - 1 for step in steps)


def _packed(numbers: Iterable[int]) -> bytes:
    return b"".join(map(_varint, numbers))


def _bytes(number: int, value: bytes) -> bytes:
    return _varint(number << 3 | 2) + _varint(len(value)) + value


def _number(number: int, value: int) -> bytes:
    return _varint(number << 3) + _varint(value)


def _varint(value: int) -> bytes:
    low = bytes([value & 0x7F | (0x80 if value > 0x7F else 0)])
    return low + _varint(value >> 7) if value > 0x7F else low
