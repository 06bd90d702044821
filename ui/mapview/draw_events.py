"""Parse and validate the drawing events that a browser sends."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, TypeGuard, get_args

Kind = Literal["drawn", "edited", "deleted", "chosen", "pressed", "refused"]

LARGEST_BYTES = 2_000_000
"""Of the geometry of one event: more than any hand draws."""
MOST_EVENTS = 100
"""Of one message; the browser keeps fewer than that."""
LONGEST_ID = 200
_LATEST_SEQ = 2**53
_TOOLS = ("point", "line", "polygon", "rectangle")
_GEOMETRIES = ("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon")


@dataclass(frozen=True)
class DrawEvent:
    """Something drawn, changed, deleted or chosen on the map, or a place that was pressed.

    `seq` grows from event to event in one browser tab, over reloads too. `id` is the shape's, "" for a new
    shape, for a place and where the choice was given up. `geometry` is GeoJSON in WGS 84 for "drawn",
    "edited" and "pressed" (a point); its type is one of GeoJSON's and its size bounded, but neither its
    coordinates nor its validity were checked. "refused" stands for a shape that was too large or could not
    be read.
    """

    seq: int
    kind: Kind
    id: str
    geometry: dict[str, Any] | None = None
    tool: str = ""
    """What a new shape was drawn with: point, line, polygon or rectangle."""
    visit: str = ""
    """The visit in which it was drawn (see `event_delivery`)."""


def read_draw_events(value: object) -> list[DrawEvent]:
    """The events in what the browser sent, oldest first; what is not an event is left out."""
    sent = value.get("events") if isinstance(value, Mapping) else None
    if not isinstance(sent, list):
        return []
    events = [_event(one) for one in sent[-MOST_EVENTS:]]
    return sorted((one for one in events if one is not None), key=lambda one: one.seq)


def _is_seq(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LATEST_SEQ


def _is_kind(value: object) -> TypeGuard[Kind]:
    """Whether a browser may send events of this kind."""
    return value in get_args(Kind) and value != "refused"


def _event(sent: object) -> DrawEvent | None:
    if not isinstance(sent, Mapping):
        return None
    seq, kind, shape, tool, visit = (sent.get(name) for name in ("seq", "kind", "id", "tool", "visit"))
    if not _is_seq(seq) or not isinstance(visit, str) or not _is_kind(kind):
        return None
    if kind in ("drawn", "pressed"):
        shape = ""
    if not isinstance(shape, str) or len(shape) > LONGEST_ID:
        return None
    if kind in ("deleted", "chosen"):
        return DrawEvent(seq, kind, shape, visit=visit)
    geometry = _geometry(sent.get("geometry"))
    if geometry is None:
        return DrawEvent(seq, "refused", shape, visit=visit)
    return DrawEvent(seq, kind, shape, geometry, tool if tool in _TOOLS else "", visit)


def _geometry(sent: object) -> dict[str, Any] | None:
    """Type and coordinates and nothing else; None where they are not there or too large."""
    if not isinstance(sent, Mapping) or sent.get("type") not in _GEOMETRIES:
        return None
    coordinates = sent.get("coordinates")
    if not isinstance(coordinates, list):
        return None
    try:
        size = len(json.dumps(coordinates))
    except (RecursionError, TypeError, ValueError):
        return None
    return {"type": sent["type"], "coordinates": coordinates} if size <= LARGEST_BYTES else None
