"""The HTML file: scripts and styles stand in it, and its policy lets nothing else run or load."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from importlib.resources import files
from pathlib import Path

from base.wheel_files import leaflet_folder
from base.words import Message
from exports.export import Export
from exports.page.scene import scene_json
from exports.request import ExportRequest
from exports.sentences import title_of
from paper.clean_text import one_line

_FOLDER = Path(__file__).parent
_OF_MAPS = Path(str(files("ui"))) / "mapview" / "static"
"""Found without importing `ui.mapview`, which would bring Streamlit along."""
SCRIPTS = (
    *(_OF_MAPS / name for name in ("dom.js", "symbols.js")),
    *(_FOLDER / name for name in ("legend.js", "map.js", "tables.js", "paper.js", "start.js")),
)
"""After Leaflet, in the order in which they run. Elements and symbols are those of the maps on the screen."""
_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title}</title>
{styles}
</head>
<body>
<main id="page"></main>
<script type="application/json" id="scene">{scene}</script>
{scripts}
</body>
</html>
"""


def write(request: ExportRequest) -> bytes:
    """The file, UTF-8. Every text of the scene is in one block of JSON that scripts write out as text."""
    folder = leaflet_folder()
    styles = [_text(folder / "leaflet.css"), _text(_FOLDER / "page.css")]
    scripts = [_text(folder / "leaflet.js"), *map(_text, SCRIPTS)]
    page = _PAGE.format(
        language="zh-CN" if request.language == "zh" else "en",
        policy=_policy(scripts, styles),
        title=escape(one_line(request.text(title_of(request)))),
        styles="\n".join(f"<style>{one}</style>" for one in styles),
        scene=scene_json(request),
        scripts="\n".join(f"<script>{one}</script>" for one in scripts),
    )
    return page.encode("utf-8")


def _policy(scripts: list[str], styles: list[str]) -> str:
    """Only these very scripts and styles; no request to anywhere, not even to the file's own folder."""
    return (
        f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def _hashes(texts: list[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in texts)
    return " ".join(f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests)


def _text(file: Path) -> str:
    """As a browser sees it, which counts every line end as one character."""
    return file.read_text(encoding="utf-8").replace("\r\n", "\n")


EXPORT = Export(
    key="html",
    name=Message("Offline web page"),
    about=Message(
        "One file that opens with a double click and needs no network: map, layers, pop-ups and every table."
    ),
    extension=".html",
    media_type="text/html",
    write=write,
    magic=b"<!DOCTYPE html>",
)
