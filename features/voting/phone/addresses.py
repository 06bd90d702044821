"""Where people vote."""

from __future__ import annotations

from urllib.parse import quote, urlencode

from features.voting.phone.kiosk_pass import new_pass
from web.base_path import address

VOTE = "/vote"
CHECK = "/vote/check"
KIOSK = "/kiosk"


def ballot_path(workshop_id: str) -> str:
    """The path of the phone page of a vote, below the residents' room."""
    return f"{VOTE}/{quote(workshop_id, safe='')}"


def kiosk_path(workshop_id: str) -> str:
    """The path of the kiosk of a vote, below the residents' room."""
    return f"{KIOSK}/{quote(workshop_id, safe='')}"


def closing_path(workshop_id: str) -> str:
    """The path of the page that ends a kiosk, below the residents' room."""
    return f"{kiosk_path(workshop_id)}/close"


def vote_address(base_url: str, workshop_id: str, code: str) -> str:
    """What the QR code of a slip holds. `base_url`: "http://host:port" as phones see it.

    The code stands behind the `#`, which browsers keep to themselves.
    """
    return f"{base_url.rstrip('/')}{address(ballot_path(workshop_id))}#{quote(code, safe='')}"


def kiosk_link(workshop_id: str) -> str:
    """The path, with the base in front, that makes a browser the kiosk of a vote; good for a quarter of an
    hour. Opening it takes the staff pages away from the browser."""
    return f"{address(kiosk_path(workshop_id))}?{urlencode({'pass': new_pass(workshop_id)})}"
