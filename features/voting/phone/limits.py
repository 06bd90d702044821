"""How often an address may send, how much at once, and who is locked out.

A whole hall may stand behind one address.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from dataclasses import replace

from features.voting.box.lockout import Lockout
from web.forms.form_reader import FormReader
from web.forms.form_services import FormServices
from web.forms.rate_limits import Rate, TokenBuckets, new_limits
from web.ip_address import network_of

LARGEST_BALLOT = 16 * 1024
"""Bytes of a form."""
FORMS_AT_ONCE = 2000
"""Being read: a hall that sends at the same moment, and no reason for slow ones to shut others out."""
ADDRESS_BALLOTS = Rate(burst=4000, every_s=0.02)
ADDRESS_RECEIPTS = Rate(burst=600, every_s=0.5)
_LOCKOUT = Lockout()
"""The one of this process: phones, kiosks and the staff's paper desk count together."""


def voting_desk() -> FormServices:
    """Limits and reader of forms for the pages of one process."""
    limits = replace(new_limits(), forms=TokenBuckets(ADDRESS_BALLOTS), codes=TokenBuckets(ADDRESS_RECEIPTS))
    return FormServices(limits=limits, form_reader=FormReader(FORMS_AT_ONCE))


def guarding_codes(client: str) -> AbstractContextManager[None]:
    """Guards a block that looks up or uses a code that somebody typed at this address ("192.0.2.7").

    Raises LockedOutError where the address has to wait; an UnknownCodeError that leaves the block counts.
    """
    return _LOCKOUT.guarding(network_of(client))
