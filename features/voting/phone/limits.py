"""How many wrong codes an address may send, and how much is read at once.

A whole hall may stand behind one address, so nobody in it is punished for others: a valid code always gets
through, and only wrong ones are counted. `features.voting.codes` says what this leaves to who guesses.
"""

from __future__ import annotations

from dataclasses import replace

from web.forms.form_services import FormServices
from web.forms.rate_limits import Rate, TokenBuckets, new_limits

LARGEST_BALLOT = 16 * 1024
"""Bytes of a form."""
ADDRESS_WRONG_CODES = Rate(burst=600, every_s=0.2)
ADDRESS_RECEIPTS = Rate(burst=600, every_s=0.5)


def voting_desk() -> FormServices:
    """The limits of the pages of one process; `web.connections.limits` has those on unfinished forms."""
    limits = replace(
        new_limits(), forms=TokenBuckets(ADDRESS_WRONG_CODES), codes=TokenBuckets(ADDRESS_RECEIPTS)
    )
    return FormServices(limits=limits)
