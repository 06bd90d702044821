"""Placemarks of a KML document: folder, attributes and shape of each."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import shapely

from data.importers.files.raw_layers import Value

Floats = npt.NDArray[np.float64]
_SHAPES = ("Point", "LineString", "LinearRing", "Polygon", "MultiGeometry", "Track", "MultiTrack")
_COLLECTIONS = ("MultiGeometry", "MultiTrack")
_COMMA = re.compile(r"\s*,\s*")
"""Numbers of one point belong together, though some programs write a blank between them."""


@dataclass(frozen=True, eq=False)
class Placemark:
    """A Placemark: the folder it lies in, its values by name, its shape in degrees (None for none)."""

    folder: str
    values: dict[str, Value]
    shape: shapely.Geometry | None


def marks_of(document: str) -> Iterator[Placemark]:
    """Every Placemark in the order of the document. Raises ElementTree.ParseError.

    What it links to is not followed, and its styles are passed over.
    """
    yield from _within(ElementTree.fromstring(document), "")  # noqa: S314  (entities were refused before)


def _within(root: ElementTree.Element, folder: str) -> Iterator[Placemark]:
    """Without recursion: folders may be nested a hundred thousand deep."""
    waiting = [(root, folder)]
    while waiting:
        element, inside = waiting.pop()
        if _tag(element) == "Placemark":
            yield Placemark(inside, _values(element), _shape(element))
            continue
        if _tag(element) in ("Folder", "Document"):
            inside = _text(element, "name") or inside
        waiting += [(child, inside) for child in reversed(element)]


def _values(mark: ElementTree.Element) -> dict[str, Value]:
    values: dict[str, Value] = {"name": _text(mark, "name"), "description": _text(mark, "description")}
    for data in mark.iter():
        if _tag(data) == "Data":
            values[data.get("name", "")] = _text(data, "value")
        elif _tag(data) == "SimpleData":
            values[data.get("name", "")] = (data.text or "").strip() or None
    return values


def _shape(mark: ElementTree.Element) -> shapely.Geometry | None:
    parts = [part for child in mark if _tag(child) in _SHAPES for part in _parts(child)]
    if len(parts) < 2:
        return parts[0] if parts else None
    return shapely.GeometryCollection(parts)


def _parts(element: ElementTree.Element) -> Iterator[shapely.Geometry]:
    """The simple shapes of one, those of a collection one after the other. Others are passed over."""
    waiting = [element]
    while waiting:
        one = waiting.pop(0)
        kind = _tag(one)
        if kind in _COLLECTIONS:
            waiting += [child for child in one if _tag(child) in _SHAPES]
        elif kind == "Polygon":
            rings = [xy for ring in one.iter() if _tag(ring) == "LinearRing" and len(xy := _xy(ring)) > 2]
            if rings:
                yield _polygon(rings)
        else:
            xy = _track_xy(one) if kind == "Track" else _xy(one)
            if kind == "Point" and len(xy):
                yield shapely.Point(xy[0])
            elif kind != "Point" and len(xy) > 1:
                yield shapely.LineString(xy)


def _polygon(rings: list[Floats]) -> shapely.Geometry:
    """The polygon of these rings. One with a corner that is no number is given as a line, which keeps it: the
    row is then left out with its number, as those of other files are."""
    if all(np.isfinite(ring).all() for ring in rings):
        return shapely.Polygon(rings[0], rings[1:])
    return shapely.LineString(next(ring for ring in rings if not np.isfinite(ring).all()))


def _xy(element: ElementTree.Element) -> Floats:
    """(n, 2) longitude and latitude; NaN for what is no number."""
    found = next((child.text or "" for child in element.iter() if _tag(child) == "coordinates"), "")
    pairs = [_pair(one.split(",")) for one in _COMMA.sub(",", found).split()]
    return np.array(pairs, dtype=np.float64).reshape(-1, 2)


def _track_xy(track: ElementTree.Element) -> Floats:
    """The same of a gx:Track, which has an element a point, empty where a receiver had no fix."""
    texts = [(child.text or "").split() for child in track if _tag(child) == "coord"]
    return np.array([_pair(words) for words in texts if words], dtype=np.float64).reshape(-1, 2)


def _pair(words: list[str]) -> tuple[float, float]:
    try:
        longitude, latitude = words[:2]
        return float(longitude), float(latitude)
    except ValueError:
        return float("nan"), float("nan")


def _text(element: ElementTree.Element, tag: str) -> str | None:
    found = next((child.text for child in element if _tag(child) == tag), None)
    return (found or "").strip() or None


def _tag(element: ElementTree.Element) -> str:
    """Without its namespace: there are four of KML."""
    return str(element.tag).rpartition("}")[2]
