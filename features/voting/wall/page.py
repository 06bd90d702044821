"""From what is known of a vote to bytes, worked out once for all walls that show the same."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path

from cachetools import LRUCache

from base.translations import DEFAULT
from data.catalogue import load_catalogue
from features.voting.box.publication import publication_of
from features.voting.small_cells import fewest_shown
from features.voting.wall.addresses import address, now_link, phone_link
from features.voting.wall.after_closing import Teller, closed_scene
from features.voting.wall.before_closing import nothing_scene, open_scene
from features.voting.wall.languages import Tongues, tongues_of
from features.voting.wall.scene import Scene
from features.voting.wall.status_cache import Glance, glance_at
from web.forms.assets import PageAssets, asset
from web.templating import templates_in

ASSETS = PageAssets(Path(__file__).with_name("static"), address)
_PAGES = templates_in(Path(__file__).with_name("templates"))
_KEPT = 64


@dataclass(frozen=True)
class Fragment:
    """What a wall shows now: its markup and a tag of exactly these bytes. `is_found`: there is a vote."""

    html: str
    tag: str
    is_found: bool


_lock = threading.Lock()
_drawn: LRUCache[tuple[object, ...], Fragment] = LRUCache(_KEPT)


def fragment_of(workshop_id: str, asked: str, server: str) -> Fragment:
    """The fragment in the language `asked`, with the address of phones at `server` ("http://host:port").

    Raises StoreError, BoxDamagedError.
    """
    least = fewest_shown(load_catalogue())
    glance, tongues = glance_at(workshop_id, least), tongues_of(asked)
    is_open = glance.standing is not None and glance.standing.phase == "open"
    key = (*glance.key, tongues.languages, server if is_open else "")
    with _lock:
        if key not in _drawn:
            _drawn[key] = _draw(glance, tongues, server, least)
        return _drawn[key]


def whole_page(workshop_id: str, asked: str, fragment: Fragment) -> str:
    """The page around the fragment. It says nothing of the vote itself."""
    parameters, tongues = load_catalogue().parameters, tongues_of(asked)
    return _PAGES.get_template("wall.html").render(
        language=tongues.languages[0],
        now=fragment.html,
        tag=fragment.tag,
        source=now_link(workshop_id, asked if len(tongues.languages) == 1 else ""),
        every_ms=int(1000 * parameters["wall_poll_s"].figure.value),
        reload_s=int(parameters["wall_reload_s"].figure.value),
        lost=tongues.say(lambda tr: tr("No connection. The information shown may be out of date.")),
        style=ASSETS.of("wall.css"),
        script=ASSETS.of("wall.js"),
        mark=asset("mark.svg"),
    )


def trouble(words: str) -> str:
    """Something went wrong, in the place of a scene."""
    return _PAGES.get_template("now.html").render(scene=Scene("trouble", head=((DEFAULT, words),)))


def _draw(glance: Glance, tongues: Tongues, server: str, least: int) -> Fragment:
    html = _PAGES.get_template("now.html").render(scene=_scene(glance, tongues, server, least))
    tag = f'"{hashlib.sha256(html.encode()).hexdigest()[:24]}"'
    return Fragment(html, tag, glance.standing is not None)


def _scene(glance: Glance, tongues: Tongues, server: str, least: int) -> Scene:
    standing, catalogue = glance.standing, load_catalogue()
    if standing is None:
        return nothing_scene(tongues)
    if standing.phase == "open":
        return open_scene(glance, standing, catalogue, phone_link(server, standing.id), tongues)
    if not glance.step:
        return closed_scene(standing, tongues)
    shown = publication_of(standing.id, standing.version, least)
    return Teller(shown, catalogue, least, tongues).scene(glance.step)
