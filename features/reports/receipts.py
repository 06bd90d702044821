"""Receipt codes: 128 random bits that a person can read out, type in, and show to nobody else.

The code is worked out of the key of the sending (which the sender's form holds) and of a random salt (which
the database holds), so the same form sent twice gets the same code although no code is ever stored.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from base.receipt_codes import characters, code_groups, is_form_key, plain_code
from features.reports.errors import DamagedReportFormError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O, U
_LENGTH = 26
"""Characters of 5 bits: 130 bits, the first two always 0."""
_SALT_BYTES = 16
_GROUP = 4
_CODE = re.compile(f"[0-9A-Z]{{{_LENGTH}}}")
_READ_AS = str.maketrans("ILO", "110")


def new_salt() -> bytes:
    """What makes the code of one report."""
    return secrets.token_bytes(_SALT_BYTES)


def check_key(key: str) -> str:
    """The key. Raises DamagedReportFormError where it is none of `new_form_key`'s or as good."""
    if not is_form_key(key):
        raise DamagedReportFormError
    return key


def code_of(key: str, salt: bytes) -> str:
    """The receipt code: 26 letters and digits."""
    number = int.from_bytes(hmac.digest(key.encode(), salt, "sha256")[:16])
    return characters(number, _ALPHABET, reversed(range(_LENGTH)))


def new_receipt(key: str) -> tuple[str, dict[str, bytes | str]]:
    """The receipt code of what is sent with this key, and the columns that are stored of both.

    Raises DamagedReportFormError.
    """
    salt = new_salt()
    code = code_of(check_key(key), salt)
    return code, {"receipt_salt": salt, "receipt_sha256": digest_of(code), "key_sha256": digest_of(key)}


def read_code(typed: str) -> str:
    """The code in its stored form, as typed in any case, with spaces and hyphens."""
    return plain_code(typed).translate(_READ_AS)


def digest_of_typed(typed: str) -> str | None:
    """What is stored of the code that was typed; None for what can be no code."""
    code = read_code(typed)
    return digest_of(code) if _CODE.fullmatch(code) else None


def code_in_groups(code: str) -> str:
    """The code in groups that are easy to read out."""
    return code_groups(code, _GROUP)


def digest_of(secret: str) -> str:
    """What is stored of a code, a key or a device: SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()
