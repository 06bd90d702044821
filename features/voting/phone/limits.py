"""How often an address may send, and how much at once. A whole hall may stand behind one address."""

from __future__ import annotations

from dataclasses import replace

from web.forms.desk import Desk
from web.forms.intake import Intake
from web.forms.rates import Buckets, Rate, new_limits

LARGEST_BALLOT = 16 * 1024
"""Bytes of a form."""
FORMS_AT_ONCE = 2000
"""Being read: a hall that sends at the same moment, and no reason for slow ones to shut others out."""
ADDRESS_BALLOTS = Rate(burst=4000, every_s=0.02)
ADDRESS_RECEIPTS = Rate(burst=600, every_s=0.5)


def voting_desk() -> Desk:
    """Limits and reader of forms for the pages of one process."""
    limits = replace(new_limits(), forms=Buckets(ADDRESS_BALLOTS), codes=Buckets(ADDRESS_RECEIPTS))
    return Desk(limits=limits, intake=Intake(FORMS_AT_ONCE))
