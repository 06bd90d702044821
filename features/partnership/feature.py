"""Partners: who gives what to the community, and by which agreement."""

from __future__ import annotations

from pathlib import Path

from base.entries import DELIVER
from base.words import Message
from features.feature import Feature, StaffPage
from features.partnership.merge import PACKET
from features.partnership.schema import PARTNER, PARTNER_CONTACT, PARTNER_EVENT, RESOURCE, RESOURCE_EVENT
from features.partnership.todo import partnership_todo

PARTNERSHIP = Feature(
    key="partnership",
    uses=("options", "reports"),
    tables=(PARTNER, PARTNER_CONTACT, RESOURCE, PARTNER_EVENT, RESOURCE_EVENT),
    packet=PACKET,
    pages=(
        StaffPage(
            Path(__file__).parent / "staff/pages/partners.py",
            Message("Partners and resources"),
            "partners",
            DELIVER,
            20,
            short=Message("Partners"),
            guide="partnership",
        ),
    ),
    session_keys=("partner", "resource"),
    todo=partnership_todo,
)
