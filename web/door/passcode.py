"""The staff pass code: where it is set, and checking it."""

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

from web.door.errors import PasscodeFileError, PasscodeFileOpenError, PasscodePlainError, PasscodeShortError

LEAST_LENGTH = 8
LEAST_KINDS = 5
"""Different characters."""
_VARIABLE = "LINTU_PASSCODE"
_FILE_VARIABLE = "LINTU_PASSCODE_FILE"
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


def hash_passcode(code: str) -> Passcode:
    """Keep this pass code. Raises PasscodeShortError and PasscodePlainError."""
    plain = _plain(code)
    if len(plain) < LEAST_LENGTH:
        raise PasscodeShortError(length=len(plain), least=LEAST_LENGTH)
    kinds = len(set(plain))
    if kinds < LEAST_KINDS or _runs_on(plain):
        raise PasscodePlainError(kinds=kinds, least=LEAST_KINDS)
    return Passcode(_hasher.hash(plain))


def read_passcode(environment: MutableMapping[str, str]) -> Passcode | None:
    """The pass code of LINTU_PASSCODE, or else of the file that LINTU_PASSCODE_FILE names; None without.

    The variable is taken out of the environment, where child processes and error reports would find it.
    Raises DoorError.
    """
    code = environment.pop(_VARIABLE, "")
    if code.strip():
        return hash_passcode(code)
    file = environment.get(_FILE_VARIABLE, "").strip()
    return hash_passcode(_in_file(Path(file))) if file else None


def _in_file(file: Path) -> str:
    try:
        mode = file.stat().st_mode
        if os.name == "posix" and mode & _FOR_OTHERS:
            raise PasscodeFileOpenError(file=file, mode=f"{stat.S_IMODE(mode):03o}")
        return file.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "UTF-8?"
        raise PasscodeFileError(file=file, reason=reason) from error


def _plain(code: str) -> str:
    # A Chinese keyboard may give full-width digits, and copying brings spaces at the ends.
    return unicodedata.normalize("NFKC", code).strip()


def _runs_on(code: str) -> bool:
    steps = {ord(after) - ord(before) for before, after in pairwise(code)}
    return steps in ({1}, {-1})
