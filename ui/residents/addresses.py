"""Where the pages of residents are."""

from __future__ import annotations

ROOM = "/r"
PHOTOS = "/report"
PLACE = "/report/place"
WHAT = "/report/what"
NEAR = "/report/near"
DONE = "/report/done"
STATUS = "/status"

_base = ""


def set_base(base: str) -> None:
    """Serve everything below `base` (the `server.baseUrlPath` of Streamlit); "" for the root."""
    global _base
    trimmed = base.strip("/")
    _base = f"/{trimmed}" if trimmed else ""


def address(path: str) -> str:
    """The path of a page, file or picture of this room, with the base in front."""
    return f"{_base}{ROOM}{path}"
