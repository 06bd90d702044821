"""The order in which a voter sees the options: drawn here, and no phone can choose another.

A ballot keeps the order that its voter saw. Whoever could choose it would have a mark by which a buyer finds
the ballot among the published ones. So the order is drawn once for a code, with a key that is in memory alone
(no file links codes to orders), and the form carries a seal of it that fits no other code and no other order.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
from collections.abc import Sequence

from features.voting.codes import parse_code
from web.seals import seal_key

_DRAWN_WITH = secrets.token_bytes(32)


def drawn_order(workshop_id: str, code: str, options: Sequence[str]) -> tuple[str, ...]:
    """The order for this code, the same however often it is asked for while the program runs."""

    def place(option: str) -> bytes:
        return _digest(_DRAWN_WITH, [workshop_id, _plain(code), option])

    return tuple(sorted(options, key=place))


def order_seal(workshop_id: str, code: str, shown: Sequence[str]) -> str:
    """Shows that the order was drawn here for this code; good after a restart, too."""
    return _digest(seal_key(), ["order", workshop_id, _plain(code), *shown]).hex()


def is_drawn_order(seal: str, workshop_id: str, code: str, shown: Sequence[str]) -> bool:
    """Whether this order was drawn here for this code."""
    return hmac.compare_digest(seal.encode("utf-8", "replace"), order_seal(workshop_id, code, shown).encode())


def _plain(code: str) -> str:
    return parse_code(code) or code


def _digest(key: bytes, value: Sequence[str]) -> bytes:
    return hashlib.blake2b(json.dumps(value).encode(), key=key, digest_size=16).digest()
