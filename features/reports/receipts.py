"""Receipt codes: 128 random bits that a person can read out, type in, and show to nobody else.

The code is worked out of the key of the sending (which the sender's form holds) and of a random salt (which
the database holds), so the same form sent twice gets the same code although no code is ever stored.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets

from features.reports.errors import DamagedFormError

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: without I, L, O, U
_LENGTH = 26
"""Characters of 5 bits: 130 bits, the first two always 0."""
_SALT_BYTES = 16
_KEY_BYTES = 24
_KEY = re.compile(r"[A-Za-z0-9_-]{22,128}")  # at least 128 bits, if it is random
_READ_AS = str.maketrans("ILO", "110", "- \t\r\n")


def new_key() -> str:
    """A key for one form: everything sent with it is the same report."""
    return secrets.token_urlsafe(_KEY_BYTES)


def new_salt() -> bytes:
    """What makes the code of one report."""
    return secrets.token_bytes(_SALT_BYTES)


def checked_key(key: str) -> str:
    """The key. Raises DamagedFormError where it is none of `new_key`'s or as good."""
    if not _KEY.fullmatch(key):
        raise DamagedFormError
    return key


def code_of(key: str, salt: bytes) -> str:
    """The receipt code: 26 letters and digits."""
    number = int.from_bytes(hmac.digest(key.encode(), salt, "sha256")[:16])
    return "".join(_ALPHABET[number >> 5 * place & 31] for place in reversed(range(_LENGTH)))


def read_code(typed: str) -> str:
    """The code as it is kept, from how somebody types it: any case, with spaces and hyphens."""
    return typed.upper().translate(_READ_AS)


def code_in_groups(code: str) -> str:
    """The code in groups that are easy to read out."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def digest_of(secret: str) -> str:
    """What is stored of a code, a key or a device: SHA-256 in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()
