"""What lets a browser be a kiosk: a short-lived pass in the facilitator's link, then a cookie."""

from __future__ import annotations

from web.seals import Seal, seal_key

PASS_VALID_S = 15 * 60
KIOSK_VALID_S = 12 * 3600
"""A long day: the laptop is not opened again in the middle of a vote."""
COOKIE = "lintu-kiosk"


def new_pass(workshop_id: str) -> str:
    """For the link that the facilitator opens on the laptop."""
    return _pass().write(workshop_id)


def pass_holds(given: str, workshop_id: str) -> bool:
    """Whether this pass was made for this vote, not too long ago."""
    return _pass().read(given) == workshop_id


def new_kiosk(workshop_id: str) -> str:
    """The cookie of a kiosk."""
    return _kiosk().write(workshop_id)


def is_kiosk(cookie: str, workshop_id: str) -> bool:
    """Whether the browser with this cookie is a kiosk of this vote."""
    return _kiosk().read(cookie) == workshop_id


def _pass() -> Seal:
    return Seal(seal_key(), "kiosk-pass", PASS_VALID_S)


def _kiosk() -> Seal:
    return Seal(seal_key(), "kiosk", KIOSK_VALID_S)
