"""The key with which this installation signs what it hands to others, and how others recognise it.

Ed25519. The secret half lies in the var folder, readable by its owner alone, and nowhere else: not in the
database, so not in its backups, packets or exports. Restoring a backup on the same machine keeps the key; on
another one a new key is made, and others check its number anew. Who moves an installation copies the file by
hand.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal

from nacl.exceptions import BadSignatureError
from nacl.signing import SigningKey, VerifyKey

from base.errors import LintuError
from base.private_files import secret_in, var_folder

FILE = "installation.key"
_DIGITS, _GROUP = 30, 5
"""30 decimal digits are 99 bits: to make a second key with the same number takes 2⁹⁹ tries."""
_KEY, _SIGNATURE = re.compile("[0-9a-f]{64}"), re.compile("[0-9a-f]{128}")

Purpose = Literal["packet", "vote"]
"""Stands before what is signed, so that a signature of one kind is none of another."""


class KeyDamagedError(LintuError):
    """The file of the key holds no key."""

    template = (
        "The key of this installation in {file} is damaged. Put your own copy of the file back; without one "
        "remove it: then a new key is made, and other machines must check its number again."
    )


@dataclass(frozen=True)
class InstallationKey:
    """The pair of keys. `public`: the half that anybody may know, in hex."""

    secret: SigningKey = field(repr=False)

    @property
    def public(self) -> str:
        """What others know this installation by."""
        return bytes(self.secret.verify_key).hex()

    def sign(self, purpose: Purpose, message: bytes) -> str:
        """The signature, in hex; the same message always gives the same."""
        return self.secret.sign(_of_purpose(purpose, message)).signature.hex()


def installation_key() -> InstallationKey:
    """The key of this installation, made at first need. Raises KeyDamagedError, OSError."""
    return _key_in(str(var_folder()))


def is_signed(public: str, purpose: Purpose, message: bytes, signature: str) -> bool:
    """Whether the installation with this public key signed exactly this."""
    if not _KEY.fullmatch(public) or not _SIGNATURE.fullmatch(signature):
        return False
    try:
        VerifyKey(bytes.fromhex(public)).verify(_of_purpose(purpose, message), bytes.fromhex(signature))
    except (BadSignatureError, ValueError):
        return False
    return True


def check_number(public: str) -> str:
    """The number of a public key that people read to each other: six groups of five digits."""
    number = int.from_bytes(sha256(b"lintu check number 1\0" + bytes.fromhex(public)).digest())
    digits = f"{number % 10**_DIGITS:0{_DIGITS}}"
    return " ".join(digits[start : start + _GROUP] for start in range(0, _DIGITS, _GROUP))


def is_public_key(text: str) -> bool:
    """Whether the text can be a public key."""
    return bool(_KEY.fullmatch(text))


def _of_purpose(purpose: Purpose, message: bytes) -> bytes:
    """What is signed: a digest, since packets are large, under its purpose."""
    return f"lintu {purpose} 1\0".encode() + sha256(message).digest()


@cache
def _key_in(folder: str) -> InstallationKey:
    file = Path(folder) / FILE
    held = secret_in(file, lambda: bytes(SigningKey.generate()).hex().encode() + b"\n")
    text = held.decode("ascii", "replace").strip()
    if not _KEY.fullmatch(text):
        raise KeyDamagedError(file=str(file))
    return InstallationKey(SigningKey(bytes.fromhex(text)))
