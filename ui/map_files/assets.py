"""The files a map needs, all served by ourselves: Leaflet, our scripts and styles, each kind in one bundle.

Leaflet lies in the django-leaflet wheel, which is found through the package metadata and never imported. A
bundle's address changes with its content, so that browsers keep it for good and never pair an old script with
new data.
"""

from __future__ import annotations

import hashlib
import mimetypes
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from base.wheel_files import fonts_folder, leaflet_folder
from ui.map_files.typeface import face_rules, faces_address, words_digest, words_font
from web.base_path import below_base

STATIC = Path(__file__).parents[1] / "mapview" / "static"
_OWN_SCRIPTS = (
    "dom.js",
    "symbols.js",
    "canvas.js",
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
_SKETCH_SCRIPTS = (
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
FOREVER = {
    "Cache-Control": f"public, max-age={365 * 24 * 3600}, immutable",
    "X-Content-Type-Options": "nosniff",
}
_WEEK_S = 7 * 24 * 3600

# Windows may answer text/plain for .js from its registry; with nosniff the browser would refuse the script.
for _ending, _kind in (
    (".js", "text/javascript"),
    (".css", "text/css"),
    (".ttf", "font/ttf"),
):
    mimetypes.add_type(_kind, _ending)


@dataclass(frozen=True)
class Bundle:
    """Scripts or style sheets one after the other: of Leaflet first (`foreign`), then our own (`own`)."""

    name: str
    foreign: str
    own: tuple[str, ...]

    @property
    def address(self) -> str:
        """Where it is served, with the digest of what it holds."""
        return _address(self, below_base(""))

    def content(self) -> str:
        """The whole text."""
        return _joined(self, below_base(""))


MAP_SCRIPT = Bundle("map.js", "leaflet.js", _OWN_SCRIPTS)
MAP_STYLE = Bundle("map.css", "leaflet.css", ("map.css", "panel.css"))
SKETCH_SCRIPT = Bundle("sketch.js", "draw/leaflet.draw.js", _SKETCH_SCRIPTS)
SKETCH_STYLE = Bundle("sketch.css", "draw/leaflet.draw.css", ("sketch.css",))
_BUNDLES = (MAP_SCRIPT, MAP_STYLE, SKETCH_SCRIPT, SKETCH_STYLE)


def scripts(sketching: bool = False) -> list[tuple[str, str]]:
    """(name, address) of the scripts of a map, in the order in which they must run.

    `sketching` adds the drawing tools.
    """
    return _named([MAP_SCRIPT, SKETCH_SCRIPT] if sketching else [MAP_SCRIPT])


def styles(sketching: bool = False) -> list[tuple[str, str]]:
    """(name, address) of the style sheets of a map; `sketching` adds those of the drawing tools."""
    return _named([MAP_STYLE, SKETCH_STYLE] if sketching else [MAP_STYLE])


@cache
def start_page_tags() -> str:
    """What the head of every page names: the typeface, and the script of the map that it will soon need."""
    return (
        f'<link rel="stylesheet" href="{faces_address()}">'
        f'<link rel="prefetch" as="script" href="{MAP_SCRIPT.address}">'
    )


def asset_routes() -> list[BaseRoute]:
    """The routes of the bundles, of Leaflet's pictures and of the typeface."""
    return [
        Route(below_base("/assets/map/{digest}-{name}"), _bundle),
        Route(below_base("/assets/fonts/words-{digest}.woff"), _words_font),
        Route(below_base("/assets/fonts/faces-{digest}.css"), _faces),
        Mount(below_base("/assets/leaflet"), MapAssets(directory=leaflet_folder())),
        Mount(below_base("/assets/fonts"), MapAssets(directory=fonts_folder())),
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


def _named(bundles: Sequence[Bundle]) -> list[tuple[str, str]]:
    return [(bundle.name, bundle.address) for bundle in bundles]


@cache
def _joined(bundle: Bundle, base: str) -> str:
    foreign = (leaflet_folder() / bundle.foreign).read_text("utf-8")
    own = "".join((STATIC / name).read_text("utf-8") for name in bundle.own)
    if bundle.name.endswith(".js"):
        # The map of a source that is not served would only be a failed request of the browser's tools.
        return re.sub(r"^//# sourceMappingURL=.*$", "", foreign, flags=re.MULTILINE) + "\n;\n" + own
    folder = f"{base}/assets/leaflet/{bundle.foreign.rpartition('/')[0]}".rstrip("/")
    pictures = re.sub(r"""url\((['"]?)(?=images/)""", rf"url(\1{folder}/", foreign)
    faces = face_rules() if bundle is MAP_STYLE else ""
    return f"{pictures}\n{faces}\n{own}"


@cache
def _address(bundle: Bundle, base: str) -> str:
    digest = hashlib.sha256(_joined(bundle, base).encode()).hexdigest()[:12]
    return f"{base}/assets/map/{digest}-{bundle.name}"


async def _bundle(request: Request) -> Response:
    for bundle in _BUNDLES:
        if bundle.address == request.url.path:
            kind = mimetypes.types_map[Path(bundle.name).suffix]
            return Response(bundle.content(), media_type=kind, headers=FOREVER)
    return missing()


def _words_font(request: Request) -> Response:
    font = words_font(request.path_params["digest"])
    return Response(font, media_type="font/woff", headers=FOREVER) if font else missing()


async def _faces(request: Request) -> Response:
    if request.path_params["digest"] != words_digest():
        return missing()
    return Response(face_rules(), media_type="text/css", headers=FOREVER)


def missing() -> Response:
    """A 404 response as JSON."""
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return JSONResponse({"error": "not found"}, status_code=404, headers=headers)
