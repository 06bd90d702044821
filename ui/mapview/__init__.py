"""Maps on the screen: the only package that imports folium and branca.

`draw` makes a map of layers (with `DrawingTools` one to draw on), `show` puts it into a page; `ui.map_files`
serves what it needs from this machine. Text from people does not pass through folium: the browser fetches it
as JSON and shows it as text. As a second line of defence folium is patched on import, so that it does not
evaluate rendered text (`literal`).
"""

from __future__ import annotations

from ui.map_files.file_cache import publish, token
from ui.map_files.tiles import OPENSTREETMAP, OnlineTiles, offered_tiles
from ui.mapview import literal
from ui.mapview.draw_events import DrawEvent
from ui.mapview.draw_map import DrawnMap, draw
from ui.mapview.drawing_tools import Drawing, DrawingTools, Tool
from ui.mapview.scene import Connection, Extras, Focus
from ui.mapview.show import MapEvent, show
from ui.mapview.text import map_text

literal.install()

__all__ = [
    "OPENSTREETMAP",
    "Connection",
    "DrawEvent",
    "Drawing",
    "DrawingTools",
    "DrawnMap",
    "Extras",
    "Focus",
    "MapEvent",
    "OnlineTiles",
    "Tool",
    "draw",
    "map_text",
    "offered_tiles",
    "publish",
    "show",
    "token",
]
