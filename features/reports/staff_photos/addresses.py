"""Where staff find photos, and the page that covers parts of them."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from web.base_path import below_base

ROOM = "/cases"
_QUEUE = "/encroachments"


def address(path: str) -> str:
    """The path of a page, file or picture of this room, with the base in front."""
    return below_base(f"{ROOM}{path}")


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
    asked = urlencode({"lang": language, "community": community, "case": case})
    return below_base(f"{_QUEUE}?{asked}")
