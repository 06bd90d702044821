"""Where people report, and follow what they reported."""

from __future__ import annotations

from urllib.parse import urlencode

from web.base_path import address

PHOTOS = "/report"
PLACE = "/report/place"
WHAT = "/report/what"
NEAR = "/report/near"
DONE = "/report/done"
STATUS = "/status"


def report_link(server: str, community: str, compound: str = "") -> str:
    """The whole link to the page for reports, for a poster. `server`: "http://host:port" as phones see it."""
    asked = {"c": community} | ({"compound": compound} if compound else {})
    return f"{server.rstrip('/')}{address(PHOTOS)}?{urlencode(asked)}"
