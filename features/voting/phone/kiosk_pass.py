"""What lets a browser be a kiosk: a short-lived pass in the facilitator's link, then a cookie."""

from __future__ import annotations

from itsdangerous import BadSignature

from web.forms.phone import seal_form

PASS_VALID_S = 15 * 60
KIOSK_VALID_S = 12 * 3600
"""A long day: the laptop is not opened again in the middle of a vote."""
COOKIE = "lintu-kiosk"
_PASS, _KIOSK = "kiosk-pass", "kiosk"


def new_pass(workshop_id: str) -> str:
    """For the link that the facilitator opens on the laptop."""
    return str(seal_form(_PASS).dumps(workshop_id))


def pass_holds(given: str, workshop_id: str) -> bool:
    """Whether this pass was made for this vote, not too long ago."""
    return _holds(_PASS, given, workshop_id, PASS_VALID_S)


def new_kiosk(workshop_id: str) -> str:
    """The cookie of a kiosk."""
    return str(seal_form(_KIOSK).dumps(workshop_id))


def is_kiosk(cookie: str, workshop_id: str) -> bool:
    """Whether the browser with this cookie is a kiosk of this vote."""
    return _holds(_KIOSK, cookie, workshop_id, KIOSK_VALID_S)


def _holds(use: str, given: str, workshop_id: str, seconds: int) -> bool:
    try:
        return bool(seal_form(use).loads(given, max_age=seconds) == workshop_id)
    except (BadSignature, UnicodeEncodeError):
        return False
