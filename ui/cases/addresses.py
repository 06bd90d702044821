"""Where staff find photos, and the page that covers parts of them."""

from __future__ import annotations

from urllib.parse import quote, urlencode

ROOM = "/cases"
_QUEUE = "/encroachments"

_base = ""


def set_base(base: str) -> None:
    """Serve everything below `base` (the `server.baseUrlPath` of Streamlit); "" for the root."""
    global _base
    trimmed = base.strip("/")
    _base = f"/{trimmed}" if trimmed else ""


def address(path: str) -> str:
    """The path of a page, file or picture of this room, with the base in front."""
    return f"{_base}{ROOM}{path}"


def photo_address(photo: str, small: bool = False) -> str:
    """A photo of a report, whatever its state; `small` gives its thumbnail."""
    return address(f"/photos/{quote(photo, safe='')}{'.small' if small else ''}.jpg")


def redact_address(
    photo: str, community: str, case: str, version: int, language: str, by: str = "", done: bool = False
) -> str:
    """The page that covers parts of a photo of the case that was seen as `version`.

    `by` fills in who does it; `done` shows what was done.
    """
    asked = {"c": community, "case": case, "v": str(version), "lang": language}
    asked |= ({"by": by} if by else {}) | ({"done": "1"} if done else {})
    return f"{address('/photos/')}{quote(photo, safe='')}/redact?{urlencode(asked)}"


def case_address(community: str, case: str, language: str) -> str:
    """The case on the staff's page of Streamlit."""
    return f"{_base}{_QUEUE}?{urlencode({'lang': language, 'community': community, 'case': case})}"
