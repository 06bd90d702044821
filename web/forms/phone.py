"""What ties the pages to one phone: a cookie, and the seal of its forms.

The secret lies in the var folder, so that a restart of the program makes no form invalid.
"""

from __future__ import annotations

import os
import secrets
from functools import cache
from pathlib import Path

from itsdangerous import BadSignature, Signer, TimestampSigner, URLSafeTimedSerializer

FORM_VALID_S = 12 * 3600
RECEIPT_VALID_S = 24 * 3600
_BYTES = 32


def new_phone() -> str:
    """A key for a phone that has none: 128 random bits."""
    return secrets.token_urlsafe(16)


def signed_phone(phone: str) -> str:
    """The cookie of this phone."""
    return Signer(_secret(), salt="phone").sign(phone).decode()


def read_phone(cookie: str) -> str:
    """The key in the cookie; "" where it is none of ours."""
    try:
        return Signer(_secret(), salt="phone").unsign(cookie).decode()
    except (BadSignature, UnicodeDecodeError):
        return ""


def seal_for(phone: str) -> str:
    """What a form carries, so that only a page of ours could have sent it."""
    return TimestampSigner(_secret(), salt=f"form-{phone}").sign("form").decode()


def seal_holds(seal: str, phone: str) -> bool:
    """Whether this seal was made for this phone, and not too long ago."""
    try:
        TimestampSigner(_secret(), salt=f"form-{phone}").unsign(seal, max_age=FORM_VALID_S)
    except (BadSignature, UnicodeEncodeError):
        return False
    return True


def signed_receipt(receipt: dict[str, str]) -> str:
    """The cookie that shows a receipt again after a reload: codes stand in no address."""
    return str(seal_form("receipt").dumps(receipt))


def read_receipt(cookie: str) -> dict[str, str]:
    """The receipt in the cookie; empty where there is none of ours."""
    try:
        found = seal_form("receipt").loads(cookie, max_age=RECEIPT_VALID_S)
    except BadSignature:
        return {}
    return dict(found)


def seal_form(salt: str) -> URLSafeTimedSerializer:
    """Writes and reads what only this program can have written, for the use that `salt` names."""
    return URLSafeTimedSerializer(_secret(), salt=salt)


def _secret() -> bytes:
    return _secret_in(os.environ.get("LINTU_VAR", "var"))


@cache
def _secret_in(folder: str) -> bytes:
    file = Path(folder) / "residents.key"
    file.parent.mkdir(parents=True, exist_ok=True)
    made = file.with_name(f"residents.{secrets.token_hex(4)}.new")
    made.touch(mode=0o600)
    made.write_bytes(secrets.token_bytes(_BYTES))
    try:
        os.link(made, file)  # whole or not at all, and never over that of another process
    except OSError:
        if not file.exists():  # a file system without links
            made.replace(file)
    made.unlink(missing_ok=True)
    return file.read_bytes()
