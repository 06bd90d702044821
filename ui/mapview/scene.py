"""What a map shows, as JSON that the browser fetches.

Folium carries only the address of the scene. The names, legends and texts in it never pass through a
template, and a new scene in the same map fetches only the layers that changed.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import shapely

from base.bounded_cache import OwnedCache
from base.i18n import Translator
from base.words import without_direction_controls
from data.assess import Assessment
from data.model import Community
from layers.layer import Layer, SymbolClass, View
from spatial.projecting import to_degrees
from ui.map_files.file_cache import publish, token
from ui.map_files.tiles import OnlineTiles
from ui.mapview.drawing_tools import DrawingTools, sketching_json
from ui.mapview.geojson import layer_geojson
from ui.mapview.words import map_words

BACKDROP = "basemap"
"""The key of the layer that lies under all others and is drawn as one picture without single shapes."""
_OBJECT_NAMES: OwnedCache[object, str, str] = OwnedCache(1 << 16)
_NUMBERS = itertools.count(1)


@dataclass(frozen=True)
class Focus:
    """The feature that is marked: the key of its layer and its id."""

    layer: str
    id: str
    look: str = ""
    """The map comes close to the feature whenever this text changes to another that is not empty."""


@dataclass(frozen=True)
class Connection:
    """A line over the map, e.g. from a home to its nearest facility, with a text at its middle.

    Places are (longitude, latitude) in WGS 84.
    """

    points: tuple[tuple[float, float], ...]
    text: str = ""
    missing: bool = False
    """True where this is a piece of path that is not there, but should be."""
    cut_off: tuple[tuple[tuple[float, float], ...], ...] = ()
    """Lines of the paths that the missing piece would join to the others."""


@dataclass(frozen=True)
class Extras:
    """What a scene shows besides its layers.

    `attribution` says whose data it is, as plain text. Online tiles are offered only where they are given,
    and fetched only once chosen. With `sketching` the map has drawing tools; without, none of their code is
    loaded. `clear_left_px` and `clear_top_px`: what the page lays over these edges; buttons keep clear of it.
    """

    focus: Focus | None = None
    connection: Connection | None = None
    online_tiles: tuple[OnlineTiles, ...] = ()
    attribution: str = ""
    sketching: DrawingTools | None = None
    clear_left_px: int = 0
    clear_top_px: int = 0


BARE = Extras()


def publish_scene(
    layers: Sequence[Layer],
    assessment: Assessment,
    view: View,
    language: str,
    extras: Extras,
) -> str:
    """Offer the scene and its layers to browsers; the scene's address, which changes with its content."""
    community = assessment.community
    scene = {
        "community": community.key,
        "name": Translator(language).name(community.name),
        "language": "zh-CN" if language == "zh" else "en",
        "words": map_words(language),
        "extent": _extent(community),
        "attribution": without_direction_controls(extras.attribution),
        "clear": [extras.clear_left_px, extras.clear_top_px],
        "layers": [_layer(layer, assessment, view, language) for layer in layers],
        "tiles": [_tiles(tiles, language) for tiles in extras.online_tiles],
        "focus": asdict(extras.focus) if extras.focus else None,
        "connection": _connection(extras.connection) if extras.connection else None,
        "sketching": sketching_json(extras.sketching, community.crs, language) if extras.sketching else None,
    }
    content = json.dumps(scene, ensure_ascii=True, allow_nan=False)
    return publish(token("scene", content), "scene.json", content.encode)


def _connection(connection: Connection) -> dict[str, Any]:
    return asdict(replace(connection, text=without_direction_controls(connection.text)))


def _layer(layer: Layer, assessment: Assessment, view: View, language: str) -> dict[str, Any]:
    return {
        "key": layer.key,
        "name": Translator(language).name(layer.name),
        "url": layer_url(layer, assessment, view, language),
        "backdrop": layer.key == BACKDROP,
        "geometry": list(layer.geometry),
        "interactive": layer.interactive,
        "encloses": layer.encloses,
        "pressed_on_border": layer.pressed_on_border,
        "clicked_as": layer.stands_for or layer.key,
        "shown": layer.shown_at_start,
        "fields": [Translator(language).name(field.label) for field in layer.fields],
        "classes": [_class(one, language) for one in layer.classes(assessment, view)],
    }


def layer_url(layer: Layer, assessment: Assessment, view: View, language: str) -> str:
    """Offer the rows of the layer to browsers; the address changes where what is drawn may have changed."""
    seen = (view.group, view.category, view.mode) if layer.depends_on_view else ()
    of = (
        [assessment.community.digest]
        if layer.drawn_from is None
        else ["drawn from", *map(object_name, layer.drawn_from(assessment))]
    )
    stored = [repr(layer.version(assessment))] if layer.version else []
    name = token("layer", layer.key, language, *of, *stored, *seen)
    return publish(
        name,
        f"{layer.key}.geojson",
        partial(layer_geojson, layer, assessment, view, language),
    )


def object_name(value: object) -> str:
    """A name of this object that no other one ever has: what is drawn from it, if it never changes, needs no
    reading to be known again."""
    return _OBJECT_NAMES.get_or_make(value, "", lambda: str(next(_NUMBERS)))


def _class(one: SymbolClass, language: str) -> dict[str, Any]:
    return {
        "key": one.key,
        "label": Translator(language).name(one.label),
        "symbol": asdict(one.in_language(language).symbol),
    }


def _tiles(tiles: OnlineTiles, language: str) -> dict[str, Any]:
    return {
        "key": tiles.key,
        "name": Translator(language).name(tiles.name),
        "urls": list(tiles.urls),
        "attribution": Translator(language).name(tiles.attribution),
        "max_zoom": tiles.max_zoom,
        "subdomains": tiles.subdomains,
    }


def _extent(community: Community) -> list[list[float]]:
    """[[south, west], [north, east]] of the community's ground in degrees."""
    corners = to_degrees(shapely.get_coordinates(community.extent.envelope), community.crs)
    if not len(corners):
        corners = np.full((1, 2), np.nan)
    (west, south), (east, north) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return [[south, west], [north, east]]
