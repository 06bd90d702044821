"""What is asked of the items of a layer, as the address says it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import shapely

from base.words import Message
from entry.ogc.errors import BadParameterError, UnknownParameterError
from entry.ogc.published import PublishedLayer
from entry.ogc.systems import CRS84, is_north_first, require_system

MOST = 10_000
USUAL = 1_000
"""Items at once: the most, and without a word."""
EVERYWHERE = ("f", "lang")
"""Parameters of every address."""
_BOX = Message("four numbers: west,south,east,north")
_NAMES = (*EVERYWHERE, "bbox", "bbox-crs", "crs", "datetime", "limit", "offset")


@dataclass(frozen=True)
class ItemsQuery:
    """bbox: in `bbox_system`, longitude or east first; None for everywhere. system: of the answer."""

    limit: int = USUAL
    offset: int = 0
    bbox: shapely.Geometry | None = None
    bbox_system: str = CRS84
    system: str = CRS84


def items_query(asked: Mapping[str, str], layer: PublishedLayer) -> ItemsQuery:
    """The query of these parameters. Nothing here has a time, so `datetime` leaves everything in.

    Raises UnknownParameterError, BadParameterError.
    """
    require_known(asked, _NAMES)
    bbox_system = require_system("bbox-crs", asked.get("bbox-crs", CRS84), layer)
    return ItemsQuery(
        limit=min(_whole(asked, "limit", USUAL, 1), MOST),
        offset=_whole(asked, "offset", 0, 0),
        bbox=_box(asked["bbox"], bbox_system) if "bbox" in asked else None,
        bbox_system=bbox_system,
        system=require_system("crs", asked.get("crs", CRS84), layer),
    )


def require_known(asked: Mapping[str, str], names: tuple[str, ...] = EVERYWHERE) -> None:
    """Raise UnknownParameterError for a parameter that is not among `names`."""
    for name in asked:
        if name not in names:
            raise UnknownParameterError(name=name, known=", ".join(names))
    if asked.get("f", "json") != "json":
        raise BadParameterError(name="f", value=asked["f"], wanted="json")


def _whole(asked: Mapping[str, str], name: str, usual: int, least: int) -> int:
    text = asked.get(name, str(usual))
    if not (text.isascii() and text.isdecimal() and len(text) < 16) or int(text) < least:
        raise BadParameterError(
            name=name, value=text, wanted=Message("a whole number, {least} or more", least=least)
        )
    return int(text)


def _box(text: str, system: str) -> shapely.Geometry:
    try:
        sides = [float(side) for side in text.split(",")]
    except ValueError:
        sides = []
    if len(sides) == 6:  # with heights, which nothing here has
        sides = [*sides[:2], *sides[3:5]]
    if len(sides) != 4 or not all(map(math.isfinite, sides)):
        raise BadParameterError(name="bbox", value=text, wanted=_BOX)
    if is_north_first(system):
        sides = [sides[1], sides[0], sides[3], sides[2]]
    west, south, east, north = sides
    if south > north or (west > east and system != CRS84):
        raise BadParameterError(name="bbox", value=text, wanted=_BOX)
    if west > east:  # across the 180° meridian
        return shapely.union(shapely.box(west, south, 180, north), shapely.box(-180, south, east, north))
    return shapely.box(west, south, east, north)
