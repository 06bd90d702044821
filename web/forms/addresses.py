"""Where the pages of residents are."""

from __future__ import annotations

from web.base_path import below_base

ROOM = "/r"


def address(path: str) -> str:
    """The path of a page, file or picture of this room, with the base in front."""
    return below_base(f"{ROOM}{path}")
