"""The one lock-out of this process: phones, kiosks and the staff's paper desk count together."""

from __future__ import annotations

from contextlib import AbstractContextManager

from features.voting.box.lockout import Lockout
from web.forms.rates import network_of

_LOCKOUT = Lockout()


def guarding_codes(client: str) -> AbstractContextManager[None]:
    """Guards a block that looks up or uses a code that somebody typed at this address ("192.0.2.7").

    Raises LockedOutError where the address has to wait; an UnknownCodeError that leaves the block counts.
    """
    return _LOCKOUT.guarding(network_of(client))
