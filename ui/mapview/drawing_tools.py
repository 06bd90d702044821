"""Drawing tools of a map, and the shapes already saved."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

import numpy as np
import shapely
from pyproj import CRS

from base.words import without_direction_controls
from layers.layer import Symbol
from spatial.projecting import to_degrees
from ui.mapview.words import leaflet_words, tool_words

Tool = Literal["", "point", "line", "polygon", "rectangle"]

DECIMALS = 8
"""Of a degree: about a millimetre, so that a shape does not creep when it is moved back and forth."""


@dataclass(frozen=True)
class Drawing:
    """A saved shape. `geometry` is in the community's metric CRS; `label` is plain text on the map.

    `editable` shapes can be reshaped, moved and deleted; the others can only be chosen. A `flagged` one
    breaks a hard rule and is drawn red and dashed.
    """

    id: str
    geometry: shapely.Geometry
    symbol: Symbol
    label: str = ""
    editable: bool = True
    flagged: bool = False


@dataclass(frozen=True)
class DrawingTools:
    """The drawing tools of a map and the shapes on it.

    What is drawn, changed or deleted shows at once and stays until the next run of the script has heard of
    it; then the shapes given here count.
    """

    tool: Tool = ""
    """What is drawn next; "" offers nothing. A polygon can be drawn as a rectangle too."""
    colour: str = "#0b6e69"
    """Of the shape while it is drawn, #rrggbb."""
    name: str = ""
    """What is drawn, in the reader's language, e.g. 微花园: stands on the button."""
    shapes: tuple[Drawing, ...] = ()
    selected: str = ""
    """The id of the chosen shape; "" for none."""
    snap_to: tuple[str, ...] = ()
    """Keys of layers whose corners and edges attract the pointer while they are shown."""
    takes_places: bool = False
    """A press on the map, where no tool is in the hand, is told as "pressed" with its place."""
    close_up: bool = False
    """A shape that was chosen elsewhere than on the map is shown large enough to be worked on."""
    look_at: str = ""
    """The map moves to the shapes that cannot be changed whenever this text changes to another that is not
    empty (e.g. the key of a problem), and comes so near that small ones can be told apart."""
    arm: str = ""
    """The tool is taken in hand whenever this text changes to another that is not empty (e.g. the key of the
    chosen type), but not when a map starts; otherwise it waits for its button."""
    at_once: bool = False
    """The tool is taken in hand when a map starts, too."""


def sketching_json(sketching: DrawingTools, crs: CRS, language: str) -> dict[str, Any]:
    """The sketching part of a scene; its shapes in WGS 84. `crs` is that of the shapes."""
    return {
        "tool": sketching.tool,
        "colour": sketching.colour,
        "name": sketching.name,
        "selected": sketching.selected,
        "snap_to": list(sketching.snap_to),
        "arm": sketching.arm,
        "at_once": sketching.at_once,
        "takes_places": sketching.takes_places,
        "close_up": sketching.close_up,
        "look_at": sketching.look_at,
        "shapes": _shapes(sketching.shapes, crs, language),
        "words": tool_words(language),
        "leaflet": leaflet_words(language),
    }


def _shapes(drawings: Sequence[Drawing], crs: CRS, language: str) -> list[dict[str, Any]]:
    """One object per drawing, with `at` ([lon, lat]), a place inside it for its label."""
    geometries = np.array([one.geometry for one in drawings], dtype=object)
    rounded = shapely.transform(geometries, lambda xy: np.round(to_degrees(xy, crs), DECIMALS))
    places = shapely.get_coordinates(shapely.point_on_surface(rounded)).tolist()
    shapes = zip(drawings, shapely.to_geojson(rounded), places, strict=True)
    return [_shape(drawing, geojson, place, language) for drawing, geojson, place in shapes]


def _shape(drawing: Drawing, geojson: str, place: Sequence[float], language: str) -> dict[str, Any]:
    return {
        "id": drawing.id,
        "geometry": json.loads(geojson),
        "at": [round(degree, DECIMALS) for degree in place],
        "symbol": asdict(drawing.symbol.in_language(language)),
        "label": without_direction_controls(drawing.label),
        "editable": drawing.editable,
        "flagged": drawing.flagged,
    }
