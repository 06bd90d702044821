"""Which partner or resource a member of staff looks at, and which part of the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from data.work_calendar import CHINA
from ui.session import remember_value, remembered_value

NEW = "new"
"""Stands in the place of an id while staff write one down."""


def today() -> date:
    """The day in the office."""
    return datetime.now(UTC).astimezone(CHINA).date()


def chosen_partner() -> str:
    """Id of the open partner, from the page's address."""
    return remembered_value("partner", "")


def choose_partner(partner: str) -> None:
    """Look at this partner; "" for none, NEW for one that is being written down."""
    remember_value("partner", partner)


def chosen_resource() -> str:
    """Id of the open resource, from the page's address."""
    return remembered_value("resource", "")


def choose_resource(resource: str, space: str = "") -> None:
    """Look at this resource; "" for none, NEW for one being written down, of this public space."""
    remember_value("resource", resource)
    remember_value("resource-space", space)


def offered_space() -> str:
    """The public space that the new resource is; "" for none."""
    return remembered_value("resource-space", "")


def chosen_partner_view(names: Sequence[str]) -> str:
    """The part of the page that is looked at; the first where the address names none."""
    found = remembered_value("partner-view", "")
    return found if found in names else names[0]


def choose_partner_view(view: str) -> None:
    """Look at this part of the page."""
    remember_value("partner-view", view)
