"""The files a map needs, all served by ourselves: Leaflet, a Chinese font, our scripts and styles.

Leaflet lies in the django-leaflet wheel and the font in the zhplot wheel. Both are found through the package
metadata and never imported, so neither Django nor matplotlib is needed.
"""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from base.wheel_files import fonts_folder, leaflet_folder
from web.base_path import below_base

STATIC = Path(__file__).parents[1] / "mapview" / "static"
SCRIPTS = (
    "dom.js",
    "symbols.js",
    "card.js",
    "memory.js",
    "declutter.js",
    "picking.js",
    "layer.js",
    "panel.js",
    "corners.js",
    "shape_keys.js",
    "focus.js",
    "map.js",
)
STYLES = ("map.css", "panel.css")
SKETCH_SCRIPTS = (
    "icons.js",
    "outbox.js",
    "snap.js",
    "tools.js",
    "handles.js",
    "editing.js",
    "drawings.js",
    "measure.js",
    "keys.js",
    "toolbar.js",
    "sketch.js",
)
SKETCH_STYLES = ("sketch.css",)
_WEEK_S = 7 * 24 * 3600

# Windows may answer text/plain for .js from its registry; with nosniff the browser would refuse the script.
for _ending, _kind in (
    (".js", "text/javascript"),
    (".css", "text/css"),
    (".ttf", "font/ttf"),
):
    mimetypes.add_type(_kind, _ending)


def scripts(sketching: bool = False) -> list[tuple[str, str]]:
    """(name, address) of the scripts of a map, in the order in which they must run.

    `sketching` adds the drawing tools.
    """
    found = [("leaflet", _leaflet("leaflet.js"))] + [(name, _own(name)) for name in SCRIPTS]
    if sketching:
        found += [("leaflet_draw", _leaflet("draw/leaflet.draw.js"))]
        found += [(name, _own(name)) for name in SKETCH_SCRIPTS]
    return found


def styles(sketching: bool = False) -> list[tuple[str, str]]:
    """(name, address) of the style sheets of a map; `sketching` adds those of the drawing tools."""
    found = [("leaflet_css", _leaflet("leaflet.css"))] + [(name, _own(name)) for name in STYLES]
    if sketching:
        found += [("leaflet_draw_css", _leaflet("draw/leaflet.draw.css"))]
        found += [(name, _own(name)) for name in SKETCH_STYLES]
    return found


def mounts() -> list[Mount]:
    """The routes of the three folders of files."""
    folders = {"leaflet": leaflet_folder(), "fonts": fonts_folder(), "map": STATIC}
    return [
        Mount(below_base(f"/assets/{name}"), MapAssets(directory=folder)) for name, folder in folders.items()
    ]


class MapAssets(StaticFiles):
    """Files that keep their type, may be cached for a week, and are never replaced by a page."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file, or 404 as JSON."""
        try:
            response = await super().get_response(path, scope)
        except HTTPException as error:
            return JSONResponse({"error": error.detail}, status_code=error.status_code)
        response.headers["Cache-Control"] = f"public, max-age={_WEEK_S}"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response


def _leaflet(name: str) -> str:
    return below_base(f"/assets/leaflet/{name}")


def _own(name: str) -> str:
    return below_base(f"/assets/map/{name}?v={_version(name)}")


@cache
def _version(name: str) -> str:
    """Changes with the file, so that a browser never pairs an old script with new data."""
    return hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
