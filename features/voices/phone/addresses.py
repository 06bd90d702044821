"""Where residents begin, say what they need, and follow it."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from web.base_path import address

HOME = "/"
NEED = "/need"
WHAT = "/need/what"
DONE = "/need/done"
RECEIPT_PAGE = "/receipt"
VOICES_PAGE = "/voices"
NEEDS_PAGE = "/needs"
SUPPORT = "/voices/support"


def of_community(path: str, community: str) -> str:
    """The path, asking for this community."""
    return f"{path}?c={quote(community)}"


def home_link(server: str, community: str) -> str:
    """The whole link to the residents' home page. `server`: "http://host:port" as phones see it."""
    return _link(HOME, server, community)


def need_link(server: str, community: str) -> str:
    """The whole link to the page on which residents say what they need."""
    return _link(NEED, server, community)


def _link(path: str, server: str, community: str) -> str:
    return f"{server.rstrip('/')}{address(path)}?{urlencode({'c': community})}"
