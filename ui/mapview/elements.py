"""The custom folium element that loads a scene."""

from __future__ import annotations

import folium
from branca.element import MacroElement
from folium.template import Template


class SceneElement(MacroElement):
    """Tells the map which scene to fetch and show.

    It lives in a feature group of its own: streamlit-folium evaluates that again when its text changes, and
    keeps the map. All the rest is in static/map.js.
    """

    _template = Template(
        "{% macro script(this, kwargs) %}"
        "lintu.show({{ this._parent._parent.get_name() }}, {{ this.url|tojson }}, {{ this.answer|tojson }}, "
        "{{ this.failure|tojson }});"
        "{% endmacro %}"
    )

    def __init__(self, url: str, failure: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "Scene"
        self.url = url
        self.failure = failure
        self.answer: dict[str, str | int] | None = None


def scene_group(url: str, failure: str) -> folium.FeatureGroup:
    """A feature group that holds nothing but the scene; `failure` is said where it cannot be fetched."""
    group = folium.FeatureGroup(control=False)
    group.add_child(SceneElement(url, failure))
    return group


def answer(group: folium.FeatureGroup, visit: str, seq: int) -> None:
    """Let the scene in `group` say that the drawings of `visit` up to `seq` were heard, so go on sending."""
    for scene in group._children.values():
        if isinstance(scene, SceneElement):
            scene.answer = {"visit": visit, "seq": seq}
