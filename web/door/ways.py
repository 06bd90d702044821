"""Redirects after signing in: only to paths of this site."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from base.translations import DEFAULT, languages
from web.door.access_control import DOOR


def own_path(wanted: str, base: str = "") -> str:
    """`wanted` if it is a path of this program other than the door's, else its first page."""
    home = f"{base}/"
    # Browsers take \\ for / and skip control characters, so that either could make //host of it.
    odd = "\\" in wanted or any(ord(sign) <= ord(" ") for sign in wanted)
    if odd or not wanted.startswith("/") or wanted.startswith("//"):
        return home
    try:
        parts = urlsplit(wanted)
    except ValueError:
        return home
    door = f"{base}{DOOR}"
    inside = parts.path.startswith(home) and parts.path != door and not parts.path.startswith(f"{door}/")
    return wanted if inside else home


def language_of(asked: str, wanted: str, accepted: str) -> str:
    """The language asked for, else that of the page one comes from, else of the browser, else the default."""
    before = parse_qs(urlsplit(wanted).query).get("lang", [""])[0]
    preferred = accepted.partition(",")[0].partition("-")[0].strip().lower()
    return next((each for each in (asked, before, preferred) if each in languages()), DEFAULT)
