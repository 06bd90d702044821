"""Codes that people read out and type in, and validation of form keys."""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Iterable

BITS = 5
"""Of a character: an alphabet has 32."""
_KEY_BYTES = 24
_KEY = re.compile(r"[A-Za-z0-9_-]{22,128}")  # at least 128 bits, if it is random
_DROPPED = ("Pd", "Cf", "Zs", "Cc")
"""Dashes, invisible marks and blanks: what stands between the groups of a code, or comes with a copy."""
_SAME_KEY = str.maketrans({"−": "-", "ー": "-", "_": "-", "、": "/", "÷": "/", "×": "*"})
"""What a Chinese keyboard gives where a code has the sign on the right."""


def new_form_key() -> str:
    """A key for one form: everything sent with it is the same sending."""
    return secrets.token_urlsafe(_KEY_BYTES)


def is_form_key(key: str) -> bool:
    """Whether this is a key of `new_form_key`, or one as good."""
    return _KEY.fullmatch(key) is not None


def characters(number: int, alphabet: str, places: Iterable[int]) -> str:
    """The digits of `number` to the base of 32, written in `alphabet`; place 0 is the lowest."""
    return "".join(alphabet[number >> BITS * place & 31] for place in places)


def code_groups(code: str, size: int) -> str:
    """The code in groups that are easy to read out: "7KQ2-M9XD"."""
    return "-".join(code[start : start + size] for start in range(0, len(code), size))


def plain_code(typed: str) -> str:
    """The code that somebody typed, in either case and width, with any blanks, dashes or invisible marks."""
    signs = unicodedata.normalize("NFKC", typed).translate(_SAME_KEY).upper()
    return "".join(sign for sign in signs if unicodedata.category(sign) not in _DROPPED)
