"""Receipts: proof that a ballot was counted, and none of what it said.

`key` is random and stays with the voter's form; see `features.voting.box` for what is kept and why.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from base.receipt_codes import characters, code_groups, is_form_key, plain_code
from features.voting.box.errors import DamagedBallotFormError

_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 12
"""Characters of 5 bits: of a thousand receipts, a made-up one is among them once in 2^50 times."""
_GROUP = 4


def check_form_key(key: str) -> str:
    """The key. Raises DamagedBallotFormError where it is none of `new_form_key`'s or as good."""
    if not is_form_key(key):
        raise DamagedBallotFormError
    return key


def receipt_of(workshop_id: str, code: str, key: str) -> str:
    """The receipt of a sending: the same for the same form and code, and nobody else's."""
    number = int.from_bytes(hmac.digest(key.encode(), f"receipt\n{workshop_id}\n{code}".encode(), "sha256"))
    return characters(number, _ALPHABET, range(LENGTH))


def content_mac(code: str, key: str, content: str) -> str:
    """A keyed hash that distinguishes a repeated vote from another one, for holders of the key only."""
    return hmac.digest(key.encode(), f"content\n{code}\n{content}".encode(), "sha256").hex()


def receipt_hash(workshop_id: str, receipt: str) -> str:
    """The stored form of a receipt."""
    return sha256(f"{workshop_id}\nreceipt\n{receipt}".encode()).hexdigest()


def receipt_text(receipt: str) -> str:
    """In fours, as it is read out."""
    return code_groups(receipt, _GROUP)


def parse_receipt(text: str) -> str:
    """The receipt as somebody typed it, in either case and with any spaces or dashes."""
    return plain_code(text)
