"""The phone's cookie, and the seal of its forms."""

from __future__ import annotations

import secrets

from itsdangerous import BadSignature, Signer

from web.seals import Seal, seal_key

FORM_VALID_S = 12 * 3600
RECEIPT_VALID_S = 24 * 3600


def new_phone() -> str:
    """A key for a phone that has none: 128 random bits."""
    return secrets.token_urlsafe(16)


def signed_phone(phone: str) -> str:
    """The value of the phone's cookie, signed."""
    return Signer(seal_key(), salt="phone").sign(phone).decode()


def read_phone(cookie: str) -> str:
    """The key in the cookie; "" where it is none of ours."""
    try:
        return Signer(seal_key(), salt="phone").unsign(cookie).decode()
    except (BadSignature, UnicodeDecodeError):
        return ""


def seal_for(phone: str) -> str:
    """The seal of a form for this phone."""
    return _forms(phone).write("form")


def is_seal_valid(seal: str, phone: str) -> bool:
    """Whether this seal was made for this phone, and not too long ago."""
    return _forms(phone).read(seal) == "form"


def signed_receipt(receipt: dict[str, str]) -> str:
    """The cookie that shows a receipt again after a reload: codes stand in no address."""
    return _receipts().write(receipt)


def read_receipt(cookie: str) -> dict[str, str]:
    """The receipt in the cookie; empty where there is none of ours."""
    found = _receipts().read(cookie)
    return found if isinstance(found, dict) else {}


def _forms(phone: str) -> Seal:
    return Seal(seal_key(), f"form-{phone}", FORM_VALID_S)


def _receipts() -> Seal:
    return Seal(seal_key(), "receipt", RECEIPT_VALID_S)
