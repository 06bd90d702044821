"""Voting codes: how they are made, typed, checked and kept.

A code is 14 characters of an alphabet without look-alikes (31 of them) and a check character of the same
alphabet, in groups of five: 7KQ2M-9XD4T-RAH5Z. That is 69.3 bits; what stands between a guesser and any code
is less:

  chance of hitting one of N codes in G guesses  ≤  N · G / 31^14

An address may send 600 wrong codes at once and then 5 in a second (`phone.limits`): 144 600 in a hall of 8
hours. With 1000 codes out, one address hits one with a chance of 2 in 10^13, ten thousand addresses together
with 2 in 10^9. So nobody need be locked out: a valid code always gets through, whatever others behind the
same address do. The check character finds every single wrong character and every swap of two, so a slip is
told as one.

Slips printed before 2026-12 have 32 characters (with L) and a check character that may be one of "*+=/#".
They are read as before; whoever types 1 or I on them means L. A wrong code reads as one of them once in 37
times, and is then unknown, not a slip.

Only SHA-256 of the vote's id and the code is kept. A code is random, so it needs no salt and no slow hash:
who steals the hashes has 2^69 trials before them for each.
"""

from __future__ import annotations

import secrets
from hashlib import sha256

from base.receipt_codes import code_groups as in_groups
from base.receipt_codes import plain_code
from base.words import Message, Text

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L; as many as a prime number, on which the check character rests."""
LENGTH = 14
_WEIGHT = 3
"""Its powers modulo 31 repeat after 30 places, so no two places of a code weigh the same."""
_GROUP = 5

_FORMER_ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_FORMER_CHECKS = _FORMER_ALPHABET + "*+=/#"
_FORMER_PRIME = 37
_FORMER_LOOKS = str.maketrans("1I", "LL")


def new_code() -> str:
    """A code that nobody can guess, with its check character, not grouped."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    return body + check_character(body)


def check_character(body: str) -> str:
    """Makes the sum of all characters, each with the weight of its place, 0 modulo 31."""
    total = 0
    for character in body:
        total = (total + ALPHABET.index(character)) * _WEIGHT % len(ALPHABET)
    return ALPHABET[-total % len(ALPHABET)]


def code_in_groups(code: str) -> str:
    """As printed: in fives."""
    return in_groups(code, _GROUP)


def parse_code(text: str) -> str | None:
    """The code that somebody typed, in either case and width, with any blanks or dashes; None for a slip."""
    code = plain_code(text)
    body = code[:LENGTH]
    if len(code) == LENGTH + 1 and set(body) <= set(ALPHABET) and code[LENGTH:] == check_character(body):
        return code
    former = code.translate(_FORMER_LOOKS)
    return former if _is_former(former) else None


def _is_former(code: str) -> bool:
    """Whether it is a code of slips printed before 2026-12."""
    body, total = code[:LENGTH], 0
    if len(code) != LENGTH + 1 or not set(body) <= set(_FORMER_ALPHABET):
        return False
    for character in body:
        total = (total + _FORMER_ALPHABET.index(character)) * 2 % _FORMER_PRIME
    return code[LENGTH:] == _FORMER_CHECKS[-total % _FORMER_PRIME]


def code_slip(text: str) -> Text:
    """What is wrong with a code that `parse_code` cannot read: its length, one of its characters, or some."""
    code = plain_code(text)
    if len(code) != LENGTH + 1:
        return Message("{count} of {whole} characters were typed", count=len(code), whole=LENGTH + 1)
    for place, character in enumerate(code, 1):
        if character not in _FORMER_CHECKS + "1I":
            return Message(
                "character {place}, “{character}”, is in no code", place=place, character=character
            )
    return Message("one character is wrong, or two are swapped")


def code_hash(vote: str, code: str) -> str:
    """The stored form of a code: SHA-256 (hex) of the vote's id, a line feed and the code."""
    return sha256(f"{vote}\n{code}".encode()).hexdigest()
