"""Voting codes: how they are made, typed, checked and kept.

A code is 14 characters of an alphabet without look-alikes (32 of them, 5 bits each) and a check character, in
groups of five: 7KQ2M-9XD4T-RAH5Z. That is 70 bits; what stands between a guesser and any code is less:

  chance of hitting one of N codes in G guesses  ≤  N · G / 2^70

With lock-out an address has 5 tries in 15 minutes, 480 a day. A hall of 1000 codes behind which one address
guesses for a whole day leaves 70 - log2(1000 · 480) = 51 bits, rounded down; ten thousand
addresses leave 37, a chance of 4 in a million million. The check character finds every single wrong character
and every swap of neighbours, so a slip is told before it costs a try.

Only SHA-256 of the vote's id and the code is kept. A code is random, so it needs no salt and no slow hash:
who steals the hashes has 2^70 trials before them for each.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from base.receipt_codes import code_groups as in_groups
from base.receipt_codes import plain_code

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""No 0, O, 1 or I."""
LENGTH = 14
_CHECK = 37
"""A prime above the size of the alphabet."""
_CHECK_CHARACTERS = ALPHABET + "*+=/#"
_GROUP = 5


def new_code() -> str:
    """A code that nobody can guess, with its check character, not grouped."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return body + check_character(body)


def check_character(body: str) -> str:
    """ISO 7064-like: powers of 2 modulo 37, which tells single slips and swapped neighbours."""
    total = 0
    for character in body:
        total = (total + ALPHABET.index(character)) * 2 % _CHECK
    return _CHECK_CHARACTERS[-total % _CHECK]


def code_in_groups(code: str) -> str:
    """As printed: in fives."""
    return in_groups(code, _GROUP)


def parse_code(text: str) -> str | None:
    """The code that somebody typed, in either case and with any spaces or dashes; None for a slip."""
    code = plain_code(text)
    body, check = code[:LENGTH], code[LENGTH:]
    sound = len(body) == LENGTH and set(body) <= set(ALPHABET) and check == check_character(body)
    return code if sound else None


def code_hash(vote: str, code: str) -> str:
    """The stored form of a code: SHA-256 (hex) of the vote's id, a line feed and the code."""
    return sha256(f"{vote}\n{code}".encode()).hexdigest()
