"""Check that an .osm file is complete, well-formed and ordered before any library reads it."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from xml.parsers import expat

from base.words import Message, Text
from data.importers.errors import (
    CoordinatesOutOfRange,
    FileTruncated,
    MalformedXml,
    NoNodes,
    NoWays,
    NulBytes,
    WrongEncoding,
    XmlEntities,
)
from data.importers.osm_tables import Bounds, around, bounds_or_none

_ELEMENT = re.compile(rb"<(node|way|relation)\s[^>]*?\bid\s*=\s*[\"'](-?\d+)[\"']")
_REFERENCE = re.compile(rb"<nd\s[^>]*?\bref\s*=\s*[\"'](-?\d+)[\"']")
_COORDINATE = re.compile(rb"\s(lat|lon)\s*=\s*[\"']([^\"'<]*)[\"']")
_BOUNDS = re.compile(rb"<bounds\s([^>]*)>")
_SIDE = re.compile(rb"(minlat|minlon|maxlat|maxlon)\s*=\s*[\"']([^\"']*)[\"']")
_DELETED = re.compile(rb"\s(?:action\s*=\s*[\"']delete|visible\s*=\s*[\"']false)[\"']")
_DECLARED_ENCODING = re.compile(rb"^\s*<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)[\"']")
UNKNOWN_ENCODING = Message("an unknown encoding")
_RANK = {b"node": 0, b"way": 1, b"relation": 2}
_RANGE = {"lat": 90.0, "lon": 180.0}


@dataclass(frozen=True)
class XmlFacts:
    """missing_nodes: points that ways name but the file lacks. in_order: GDAL may read it as it is."""

    missing_nodes: int
    in_order: bool
    bounds: Bounds | None


def check_xml(raw: bytes, file: str) -> XmlFacts:
    """Facts about a whole and sound OSM XML file; raises the ImportRefused that says what is wrong with it.

    Costs memory in proportion to `raw` and its depth, so it runs where memory is limited.
    """
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    _require_utf8(raw, file)
    if re.search(rb"<!(?:DOCTYPE|ENTITY)", raw, re.IGNORECASE):
        raise XmlEntities(file=file)
    _require_well_formed(raw, file)
    elements = [(_RANK[kind], int(number)) for kind, number in _ELEMENT.findall(raw)]
    nodes = {number for rank, number in elements if rank == 0}
    if not nodes:
        raise NoNodes(file=file)
    if not any(rank == 1 for rank, _ in elements):
        raise NoWays(file=file)
    _require_on_globe(raw, file)
    missing = {int(number) for number in _REFERENCE.findall(raw)} - nodes
    return XmlFacts(len(missing), _is_in_order(elements) and not _DELETED.search(raw), _bounds(raw))


def _bounds(raw: bytes) -> Bounds | None:
    stated = [dict(_SIDE.findall(box)) for box in _BOUNDS.findall(raw)]
    sides = (b"minlon", b"minlat", b"maxlon", b"maxlat")
    boxes = [bounds_or_none(*(_number(box.get(side, b"")) for side in sides)) for box in stated]
    return around([box for box in boxes if box])


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


def _require_well_formed(raw: bytes, file: str) -> None:
    parser = expat.ParserCreate()
    try:
        parser.Parse(raw, True)
    except expat.ExpatError as trouble:
        if trouble.code == expat.errors.codes[expat.errors.XML_ERROR_NO_MEMORY]:
            raise MemoryError from None
        if not re.search(rb"</osm\s*>\s*(?:<!--.*?-->\s*)*\Z", raw[-4096:], re.DOTALL):
            raise FileTruncated(file=file) from None
        raise MalformedXml(file=file, line=trouble.lineno) from None


def _require_on_globe(raw: bytes, file: str) -> None:
    """NaN, infinity, metres and swapped axes all fail here."""
    for axis, text in _COORDINATE.findall(raw):
        value = _number(text)
        if not abs(value) <= _RANGE[axis.decode()]:  # also false for NaN
            latitude, longitude = (text.decode() if axis == name else "?" for name in (b"lat", b"lon"))
            raise CoordinatesOutOfRange(file=file, latitude=latitude[:30], longitude=longitude[:30])


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return math.nan


def _is_in_order(elements: list[tuple[int, int]]) -> bool:
    """Nodes, ways, relations, each by rising id: a repeated element is out of order too."""
    return all(before < after for before, after in pairwise(elements))


def in_order(raw: bytes) -> bytes:
    """The same file with nodes before ways before relations, each once, and without deleted ones.

    Overpass writes ways before their nodes and may repeat them; editors keep what is marked for deletion.
    Of repeated elements the fullest is kept. Expects a file that `check_xml` has passed.
    """
    root = ET.fromstring(raw)  # noqa: S314  (check_xml refused entities, and memory is limited)
    fullest: dict[tuple[int, int], ET.Element] = {}
    for element in _living(root):
        key = (_RANK[element.tag.encode()], int(element.get("id", "0")))
        if key not in fullest or len(element) > len(fullest[key]):
            fullest[key] = element
    root[:] = [*root.findall("bounds"), *(fullest[key] for key in sorted(fullest))]
    whole: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return whole


def _living(root: ET.Element) -> Iterable[ET.Element]:
    for element in root:
        deleted = element.get("action") == "delete" or element.get("visible") == "false"
        if element.tag in ("node", "way", "relation") and not deleted and element.get("id"):
            yield element
