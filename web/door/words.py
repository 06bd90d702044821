"""What the door page says."""

from __future__ import annotations

from base.i18n import Words


def door_words(tr: Words) -> dict[str, str]:
    """The words of the page, by the name that the template gives them."""
    return {
        "lintu": tr("Lintu"),
        "title": tr("Staff door"),
        "why": tr("These pages are for community staff and planners. Residents need no pass code."),
        "passcode": tr("Pass code"),
        "enter": tr("Enter"),
        "inside": tr("You are in."),
        "go_on": tr("Go on"),
        "leave": tr("Leave"),
        "leave_everywhere": tr("Leave on all devices"),
        "ends": tr("You are logged out after 30 idle minutes, and after 8 hours in any case."),
        "plain": tr("This connection is not encrypted: use it on a network of your own."),
    }
