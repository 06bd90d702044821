"""The pass codes of staff and of the secretary: where they are set, and checking them."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import MutableMapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError

from web.door.errors import (
    PasscodeFileError,
    PasscodeFileOpenError,
    PasscodePlainError,
    PasscodeSameError,
    PasscodeShortError,
)

LEAST_LENGTH = 8
LEAST_KINDS = 5
"""Different characters."""
_STAFF = ("LINTU_PASSCODE", "LINTU_PASSCODE_FILE")
_SECRETARY = ("LINTU_SECRETARY_PASSCODE", "LINTU_SECRETARY_PASSCODE_FILE")
"""The variable that holds the code, and the one that names a file instead."""
_FOR_OTHERS = stat.S_IRWXG | stat.S_IRWXO

# OWASP's smallest argon2id: 19 MiB and some 30 ms, so that logins never hold up ballots. The digest lives in
# memory only; what stops guessing is the count of tries.
_hasher = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@dataclass(frozen=True)
class Passcode:
    """An argon2id digest of the pass code; the code itself is not kept."""

    digest: str

    def matches(self, given: str) -> bool:
        """Whether this is the pass code. Takes some 30 ms of one core: not for the event loop."""
        try:
            return _hasher.verify(self.digest, _plain(given))
        except VerifyMismatchError:
            return False


def hash_passcode(code: str, variable: str = _STAFF[0]) -> Passcode:
    """Keep this pass code, which `variable` gave. Raises PasscodeShortError and PasscodePlainError."""
    plain = _plain(code)
    if len(plain) < LEAST_LENGTH:
        raise PasscodeShortError(variable=variable, length=len(plain), least=LEAST_LENGTH)
    kinds = len(set(plain))
    if kinds < LEAST_KINDS or _runs_on(plain):
        raise PasscodePlainError(variable=variable, kinds=kinds, least=LEAST_KINDS)
    return Passcode(_hasher.hash(plain))


def read_passcode(environment: MutableMapping[str, str]) -> Passcode | None:
    """The pass code of LINTU_PASSCODE, or else of the file that LINTU_PASSCODE_FILE names; None without.

    The variable is taken out of the environment, where child processes and error reports would find it.
    Raises DoorError.
    """
    code, variable = _code_in(environment, *_STAFF)
    return None if code is None else hash_passcode(code, variable)


def read_secretary_passcode(environment: MutableMapping[str, str], staff: Passcode | None) -> Passcode | None:
    """The pass code of LINTU_SECRETARY_PASSCODE or its file, as `read_passcode` reads that of staff.

    Raises DoorError, PasscodeSameError for the code that all staff know.
    """
    code, variable = _code_in(environment, *_SECRETARY)
    if code is None:
        return None
    if staff is not None and staff.matches(code):
        raise PasscodeSameError(variable=variable)
    return hash_passcode(code, variable)


def _code_in(environment: MutableMapping[str, str], variable: str, named: str) -> tuple[str | None, str]:
    """The code, None where none is set, and the variable that gave it."""
    code = environment.pop(variable, "")
    if code.strip():
        return code, variable
    file = environment.get(named, "").strip()
    return (_in_file(Path(file), named) if file else None), named


def _in_file(file: Path, variable: str) -> str:
    try:
        mode = file.stat().st_mode
        if os.name == "posix" and mode & _FOR_OTHERS:
            raise PasscodeFileOpenError(file=file, mode=f"{stat.S_IMODE(mode):03o}")
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8?"
        raise PasscodeFileError(file=file, reason=reason, variable=variable) from error


def _plain(code: str) -> str:
    # A Chinese keyboard may give full-width digits, and copying brings spaces at the ends.
    return unicodedata.normalize("NFKC", code).strip()


def _runs_on(code: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(code)}
    return steps in ({1}, {-1})
