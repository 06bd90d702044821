"""The page of a wall as bytes, made once for all walls that show the same."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from pathlib import Path

from cachetools import LRUCache

from base.translations import DEFAULT
from data.catalogue import load_catalogue
from data.small_cells import fewest_shown
from features.voting.box.publication import publication_of
from features.voting.wall.addresses import address, now_link, phone_link
from features.voting.wall.after_closing import ResultPresenter, closed_scene
from features.voting.wall.before_closing import nothing_scene, open_scene, suspended_scene
from features.voting.wall.languages import WallLanguages, wall_languages
from features.voting.wall.scene import WallScene
from features.voting.wall.status_cache import VoteStatus, vote_status
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
    status, languages = vote_status(workshop_id, least), wall_languages(asked)
    is_open = status.vote is not None and status.vote.phase == "open"
    key = (*status.key, languages.languages, server if is_open else "")
    with _lock:
        if key not in _drawn:
            _drawn[key] = _draw(status, languages, server, least)
        return _drawn[key]


def whole_page(workshop_id: str, asked: str, fragment: Fragment) -> str:
    """The page around the fragment. It says nothing of the vote itself."""
    parameters, languages = load_catalogue().parameters, wall_languages(asked)
    return _PAGES.get_template("wall.html").render(
        language=languages.languages[0],
        now=fragment.html,
        tag=fragment.tag,
        source=now_link(workshop_id, asked if len(languages.languages) == 1 else ""),
        every_ms=int(1000 * parameters["wall_poll_s"].figure.value),
        reload_s=int(parameters["wall_reload_s"].figure.value),
        lost=languages.say(lambda tr: tr("No connection. The information shown may be out of date.")),
        style=ASSETS.of("wall.css"),
        script=ASSETS.of("wall.js"),
        mark=asset("mark.svg"),
    )


def trouble(words: str) -> str:
    """Something went wrong, in the place of a scene."""
    return _PAGES.get_template("now.html").render(scene=WallScene("trouble", head=((DEFAULT, words),)))


def _draw(status: VoteStatus, languages: WallLanguages, server: str, least: int) -> Fragment:
    html = _PAGES.get_template("now.html").render(scene=_scene(status, languages, server, least))
    tag = f'"{hashlib.sha256(html.encode()).hexdigest()[:24]}"'
    return Fragment(html, tag, status.vote is not None)


def _scene(status: VoteStatus, languages: WallLanguages, server: str, least: int) -> WallScene:
    vote, catalogue = status.vote, load_catalogue()
    if vote is None:
        return nothing_scene(languages)
    if vote.phase == "open" and status.restore.is_suspended:
        return suspended_scene(status, vote, languages)
    if vote.phase == "open":
        return open_scene(status, vote, catalogue, phone_link(server, vote.id), languages)
    if not status.step:
        return closed_scene(vote, status.restore.restores, languages)
    shown = publication_of(vote.id, vote.version, least)
    return ResultPresenter(shown, catalogue, least, languages).scene(status.step)
