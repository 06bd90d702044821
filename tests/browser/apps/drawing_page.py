from __future__ import annotations

import json
import time
from dataclasses import dataclass, field
from typing import Any

import shapely
import streamlit as st

from layers.layer import Symbol, View
from tests.browser.apps import village
from tests.browser.apps.canaries import PAYLOADS
from ui.mapview import DrawEvent, Drawing, DrawingTools, Extras, MapEvent, draw, show

COLOURS = {"polygon": "#117733", "line": "#882255", "point": "#e69f00"}
NAMES = {"polygon": "口袋公园", "line": "慢行系统", "point": "艺术装置"}
SYMBOLS = {
    "Polygon": Symbol(fill="#117733", line="#0a4a20", opacity=0.5, width_px=2, pattern="dots"),
    "LineString": Symbol(line="#882255", width_px=5),
    "Point": Symbol(fill="#e69f00", line="#5c3d00", shape="diamond", size_px=30, glyph="艺"),
}
SYMBOLS |= {f"Multi{name}": symbol for name, symbol in SYMBOLS.items()}
TOOLS = ["polygon", "line", "point", "none"]
MANY = 300


@dataclass
class Saved:
    """What a store would keep. It is reached once and then changed, so that no change is half done."""

    shapes: dict[str, Any] = field(default_factory=dict)
    events: list[DrawEvent] = field(default_factory=list)
    selected: str = ""


def heard(event: MapEvent | DrawEvent) -> None:
    if isinstance(event, MapEvent):
        return
    if st.session_state.slow:
        time.sleep(0.7)
    refused = st.session_state.refuse
    kept: Saved = st.session_state.saved
    kept.events.append(event)
    if event.kind == "drawn" and not refused:
        kept.selected = f"d{event.seq}"
        kept.shapes[kept.selected] = in_metres(event.geometry)
    elif event.kind == "edited" and not refused:
        kept.shapes[event.id] = in_metres(event.geometry)
    elif event.kind == "deleted":
        del kept.shapes[event.id]
        kept.selected = ""
    elif event.kind == "chosen":
        kept.selected = event.id


def in_metres(geometry: object) -> shapely.Geometry:
    return village.metres(shapely.from_geojson(json.dumps(geometry)))


def add_many() -> None:
    for n in range(MANY):
        east, north = 20 + 30 * (n % 20), 20 + 40 * (n // 20)
        st.session_state.saved.shapes[f"m{n}"] = village.to_village(
            shapely.box(east, north, east + 18, north + 18)
        )


def add_canaries() -> None:
    for n, _ in enumerate(PAYLOADS):
        east, north = 60 * (n % 8), 60 * (n // 8)
        st.session_state.saved.shapes[f"c{n}"] = village.to_village(
            shapely.box(east, north, east + 40, north + 50)
        )


def add_parts() -> None:
    """Two squares, one with a hole, and a line in two pieces."""
    yard = shapely.box(60, 380, 160, 480) - shapely.box(90, 410, 130, 450)
    squares = shapely.MultiPolygon([yard, shapely.box(180, 400, 240, 460)])
    pieces = shapely.MultiLineString([[(60, 330), (150, 330)], [(170, 340), (250, 330)]])
    st.session_state.saved.shapes |= {"p0": village.to_village(squares), "p1": village.to_village(pieces)}


def name_of(key: str, shape: shapely.Geometry) -> str:
    if key.startswith("c"):
        return PAYLOADS[int(key[1:])]
    kinds = {"Point": "point", "LineString": "line"}
    return "" if key.startswith("m") else NAMES[kinds.get(shape.geom_type, "polygon")]


def start_again() -> None:
    fresh = {
        "saved": Saved(),
        "tool": TOOLS[0],
        "english": False,
        "slow": False,
        "refuse": False,
        "flag": False,
        "places": False,
    }
    for name, value in fresh.items():
        st.session_state[name] = value


st.set_page_config(page_title="sketch", page_icon="✏️", layout="wide")
saved: Saved = st.session_state.setdefault("saved", Saved())
bar = st.columns([1, 1, 1, 1, 1, 1, 2])
language = "en" if bar[0].toggle("English", key="english") else "zh"
tool = bar[6].radio("tool", TOOLS, key="tool", horizontal=True, label_visibility="collapsed")
bar[1].toggle("slow", key="slow")
bar[2].toggle("refuse", key="refuse")
flagged = bar[3].toggle("flag", key="flag")
places = bar[2].toggle("places", key="places")
bar[4].button("many", on_click=add_many)
bar[4].button("canaries", on_click=add_canaries)
bar[3].button("parts", on_click=add_parts)
bar[5].button("start again", on_click=start_again)
undone = bar[5].button("undo", shortcut="Ctrl+Z")
shapes = tuple(
    Drawing(key, shape, SYMBOLS[shape.geom_type], name_of(key, shape), key != f"m{MANY - 1}", flagged)
    for key, shape in saved.shapes.items()
)
drawn = draw(
    village.sketch_layers(),
    village.assessment(),
    View(),
    language,
    Extras(
        sketching=DrawingTools(
            tool="" if tool == "none" else tool,
            colour=COLOURS.get(tool, "#0b6e69"),
            name=NAMES.get(tool, ""),
            shapes=shapes,
            selected=saved.selected,
            snap_to=("paths", "spaces"),
            arm=tool,
            takes_places=places,
            close_up=places,
        ),
    ),
    height_px=520,
)
show(drawn, "sketch", heard)
rows = [[event.kind, event.id, event.tool, event.geometry] for event in saved.events]
st.text(f"events: {len(rows)} {json.dumps(rows)}")  # one element: two of them change one after the other
st.text(f"language: {language}")
if undone:  # last, so that no map moves under a hand that draws
    st.text("undone")
