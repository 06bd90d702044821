"""Where the wall of a vote is."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from features.voting.phone.addresses import ballot_path
from web.base_path import address as residents_address
from web.base_path import below_base

ROOM = "/wall"


def address(path: str) -> str:
    """The path of a page or file of this room, with the base in front."""
    return below_base(f"{ROOM}{path}")


def wall_link(workshop_id: str, language: str = "") -> str:
    """The path of the wall; in both languages below each other where none is asked for."""
    return f"{address(_vote(workshop_id))}{_language_query(language)}"


def now_link(workshop_id: str, language: str = "") -> str:
    """The path of what the wall shows now, without the page around it."""
    return f"{address(_vote(workshop_id))}/now{_language_query(language)}"


def phone_link(server: str, workshop_id: str) -> str:
    """Where phones vote. `server`: "http://host:port" as phones see it."""
    return f"{server.rstrip('/')}{residents_address(ballot_path(workshop_id))}"


def _vote(workshop_id: str) -> str:
    return f"/{quote(workshop_id, safe='')}"


def _language_query(language: str) -> str:
    return f"?{urlencode({'lang': language})}" if language else ""
