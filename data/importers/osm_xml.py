"""Read an .osm file element by element, and check that it is whole and sound before GDAL reads it.

The XML is read by expat, Python's own parser, from the first byte to the last: what stands in an attribute or
in a comment is never taken for an element.
"""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from xml.parsers import expat

import numpy as np

from base.words import Message, Text
from data.importers.errors import (
    CoordinatesOutOfRange,
    FileTruncated,
    ImportRefused,
    MalformedXml,
    NoNodes,
    NoWays,
    NulBytes,
    WrongEncoding,
    XmlEntities,
)
from data.importers.osm_elements import AREA_TYPES, AreaRelation, OsmElements, ten_millionths
from data.importers.osm_tables import Bounds, around, bounds_or_none

_DECLARED_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
_DECLARATION = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
UNKNOWN_ENCODING = Message("an unknown encoding")
_RANK = {"node": 0, "way": 1, "relation": 2}
_SIDES = ("minlon", "minlat", "maxlon", "maxlat")


@dataclass(frozen=True)
class XmlFacts:
    """in_order: GDAL may read it as it is."""

    elements: OsmElements
    in_order: bool
    bounds: Bounds | None


def read_xml(raw: bytes, file: str) -> XmlFacts:
    """The elements of a whole and sound OSM XML file, or the ImportRefused that says what is wrong with it.

    Costs memory in proportion to `raw` and its depth, so it runs where memory is limited.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    _require_utf8(raw, file)
    reading = _Reading(file)
    _parse(raw, file, reading)
    if not reading.node_ids:
        raise NoNodes(file=file)
    if not reading.way_ids:
        raise NoWays(file=file)
    return XmlFacts(reading.elements(), reading.in_order, around(reading.bounds))


def _require_utf8(raw: bytes, file: str) -> None:
    nul = raw.find(b"\0")
    if nul >= 0:
        raise NulBytes(file=file, byte=nul)
    declared = _DECLARED_ENCODING.match(raw)
    name = declared.group(1).decode().upper() if declared else "UTF-8"
    if name not in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
        raise WrongEncoding(file=file, encoding=name)
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError as trouble:
        if trouble.reason == "unexpected end of data":
            raise FileTruncated(file=file) from None
        raise WrongEncoding(file=file, encoding=_likely_encoding(raw)) from None


def _likely_encoding(raw: bytes) -> Text | str:
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        return UNKNOWN_ENCODING
    return "GB18030 / GBK"


def _parse(raw: bytes, file: str, reading: _Reading) -> None:
    def refuse(*_: object) -> None:
        raise XmlEntities(file=file)

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = reading.start
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as trouble:
        if trouble.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from None
        at = parser.ErrorByteIndex
        if _DECLARATION.search(raw[max(0, at - 9) : at + 9]):
            raise XmlEntities(file=file) from None
        if not re.search(rb"</osm\s*>\s*(?:<!--.*?-->\s*)*\Z", raw[-4096:], re.DOTALL):
            raise FileTruncated(file=file) from None
        raise MalformedXml(file=file, line=trouble.lineno) from None
    except ImportRefused:
        raise
    except (KeyError, ValueError, OverflowError):  # an element without its number, or with none that is one
        raise MalformedXml(file=file, line=parser.CurrentLineNumber) from None


class _Reading:
    """Collects elements while expat goes through the file; those marked as deleted are passed over."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._inside = ""
        self._last = (-1, 0)
        self.in_order = True
        self.bounds: list[Bounds] = []
        self.node_ids, self._lon, self._lat = array("q"), array("d"), array("d")
        self.way_ids, self._ends, self._references = array("q"), array("q"), array("q")
        self._way_tags: list[dict[str, str]] = []
        self._relations: list[tuple[int, dict[str, str], list[int]]] = []

    def start(self, name: str, given: dict[str, str]) -> None:
        """Take in one element."""
        if name == "nd":
            if self._inside == "way":
                self._references.append(int(given["ref"]))
        elif name == "tag":
            if self._inside == "way":
                self._way_tags[-1][given["k"]] = given["v"]
            elif self._inside == "relation":
                self._relations[-1][1][given["k"]] = given["v"]
        elif name in _RANK:
            self._begin(name, given)
        elif name == "member":
            if self._inside == "relation" and given["type"] == "way":
                self._relations[-1][2].append(int(given["ref"]))
        elif name == "bounds" and not self._inside:  # inside an element they are that element's own box
            self._take_bounds(given)
        elif name == "changeset":  # its tags are not those of the element before it
            self._close_way()
            self._inside = "passed over"

    def _begin(self, name: str, given: dict[str, str]) -> None:
        self._close_way()
        self._inside = "passed over"
        if "id" not in given or given.get("action") == "delete" or given.get("visible") == "false":
            self.in_order = False
            return
        number = int(given["id"])
        place = (_RANK[name], number)
        self.in_order &= self._last < place  # a repeated element is out of order too
        self._last = place
        if name == "node":
            self._take_node(number, given)
            return
        self._inside = name
        if name == "way":
            self.way_ids.append(number)
            self._way_tags.append({})
        else:
            self._relations.append((number, {}, []))

    def _take_node(self, number: int, given: dict[str, str]) -> None:
        """A node without a place is as good as missing."""
        if "lat" not in given and "lon" not in given:
            self.in_order = False
            return
        latitude, longitude = given.get("lat", ""), given.get("lon", "")
        north, east = _number(latitude), _number(longitude)
        if not (abs(north) <= 90 and abs(east) <= 180):  # NaN, metres and swapped axes too
            raise CoordinatesOutOfRange(
                file=self._file, latitude=latitude[:30] or "?", longitude=longitude[:30] or "?"
            )
        self.node_ids.append(number)
        self._lat.append(north)
        self._lon.append(east)

    def _close_way(self) -> None:
        if self._inside == "way":
            self._ends.append(len(self._references))

    def _take_bounds(self, given: dict[str, str]) -> None:
        box = bounds_or_none(*(_number(given.get(side, "")) for side in _SIDES))
        self.bounds += [box] if box else []

    def elements(self) -> OsmElements:
        """Everything taken in."""
        self._close_way()
        self._inside = ""
        degrees = np.column_stack([np.array(self._lon), np.array(self._lat)])
        areas = [one for one in self._relations if one[1].get("type") in AREA_TYPES]
        return OsmElements(
            np.array(self.node_ids),
            ten_millionths(degrees),
            np.array(self.way_ids),
            np.array(self._ends),
            np.array(self._references),
            np.array(["highway" in tags for tags in self._way_tags], dtype=bool),
            self._way_tags.__getitem__,
            tuple(AreaRelation(number, tags, tuple(ways)) for number, tags, ways in areas),
        )


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def in_order(raw: bytes) -> bytes:
    """The same file with nodes before ways before relations, each once, and without deleted ones.

    Overpass writes ways before their nodes and may repeat them; editors keep what is marked for deletion.
    Of repeated elements the fullest is kept. Expects a file that `read_xml` has passed.
    """
    root = ET.fromstring(raw)  # noqa: S314  (read_xml refused entities, and memory is limited)
    fullest: dict[tuple[int, int], ET.Element] = {}
    for element in _living(root):
        key = (_RANK[element.tag], int(element.get("id", "0")))
        if key not in fullest or len(element) > len(fullest[key]):
            fullest[key] = element
    root[:] = [*root.findall("bounds"), *(fullest[key] for key in sorted(fullest))]
    whole: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _living(root: ET.Element) -> Iterable[ET.Element]:
    for element in root:
        deleted = element.get("action") == "delete" or element.get("visible") == "false"
        placed = element.tag != "node" or element.get("lat") is not None or element.get("lon") is not None
        if element.tag in _RANK and element.get("id") and placed and not deleted:
            yield element
