"""Where the pages of residents are."""

from __future__ import annotations

from urllib.parse import urlencode

from web.base_path import below_base

ROOM = "/r"
PHOTOS = "/report"
PLACE = "/report/place"
WHAT = "/report/what"
NEAR = "/report/near"
DONE = "/report/done"
STATUS = "/status"


def address(path: str) -> str:
    """The path of a page, file or picture of this room, with the base in front."""
    return below_base(f"{ROOM}{path}")


def report_link(server: str, community: str, compound: str = "") -> str:
    """The whole link to the page for reports, for a poster. `server`: "http://host:port" as phones see it."""
    asked = {"c": community} | ({"compound": compound} if compound else {})
    return f"{server.rstrip('/')}{address(PHOTOS)}?{urlencode(asked)}"
