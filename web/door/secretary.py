"""The secretary's own pass code, for what other staff may not read."""

from __future__ import annotations

import math

from web.door.attempt_limit import AttemptLimit
from web.door.errors import SecretaryPasscodeError, SecretaryWaitError
from web.door.passcode import Passcode


class SecretaryDoor:
    """Checks the secretary's pass code where one is set, a few tries at a time as at the staff door."""

    def __init__(self) -> None:
        self._passcode: Passcode | None = None
        self._tries = AttemptLimit()

    @property
    def has_passcode(self) -> bool:
        """False where every member of staff may do what the secretary may."""
        return self._passcode is not None

    def set_passcode(self, passcode: Passcode | None) -> None:
        """Ask for this one from now on; None: for none."""
        self._passcode = passcode
        self._tries = AttemptLimit()

    def check(self, given: str, address: str) -> None:
        """Do nothing for the right code, typed at this IP address.

        Raises SecretaryPasscodeError, and SecretaryWaitError after many tries.
        """
        if self._passcode is None:
            return
        wait_s = self._tries.begin(address)
        if wait_s > 0:
            raise SecretaryWaitError(minutes=math.ceil(wait_s / 60))
        if not self._passcode.matches(given):
            raise SecretaryPasscodeError
        self._tries.reset(address)


SECRETARY_DOOR = SecretaryDoor()
"""That of this process; `set_up_doors` reads its pass code."""
