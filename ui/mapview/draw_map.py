"""Build a folium map from the layers of a community."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import folium

from data.assess import Assessment
from layers.layer import Layer, View
from ui.map_files import assets
from ui.mapview.elements import scene_group
from ui.mapview.scene import BARE, Extras, publish_scene
from ui.mapview.words import FAILURE


@dataclass(frozen=True, eq=False)
class DrawnMap:
    """A map that is ready to be shown.

    `key` names the community, the language and whether it is drawn on: with another of them the browser
    starts a new map, with the same ones it keeps the map and only changes what is on it. `layers` are the
    keys of its layers.
    """

    map: folium.Map
    scene: folium.FeatureGroup
    key: str
    height_px: int
    layers: frozenset[str]
    sketching: bool = False
    """Whether people can draw on it."""


def draw(
    layers: Sequence[Layer],
    assessment: Assessment,
    view: View,
    language: str,
    extras: Extras = BARE,
    height_px: int = 640,
) -> DrawnMap:
    """The map of `layers`, the first the lowest (lines and points still lie above polygons).

    The frames are read later, when the browser asks for them.
    """
    url = publish_scene(layers, assessment, view, language, extras)
    has_tools = extras.sketching is not None
    return DrawnMap(
        map=_bare_map(has_tools),
        scene=scene_group(url, FAILURE.text(language)),
        key=f"{assessment.community.key}-{language}" + ("-sketch" if has_tools else ""),
        height_px=height_px,
        layers=frozenset(layer.key for layer in layers),
        sketching=has_tools,
    )


def _bare_map(sketching: bool) -> folium.Map:
    """A map without tiles, position or controls: the scene brings them, so that the map's own script stays
    the same for every community and is never a reason to start it anew."""
    bare = folium.Map(
        location=(0, 0),
        zoom_start=16,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        max_zoom=21,
        font_size="14px",
        zoom_snap=0.25,
        zoom_delta=0.75,
        wheel_px_per_zoom_level=90,
    )
    bare.default_js = assets.scripts(sketching)
    bare.default_css = assets.styles(sketching)
    return bare
