"""The days on which a plan is on display, and how many there have to be."""

from __future__ import annotations

from datetime import date, timedelta

from base.words import Message, Text
from data.catalogue.model import Catalogue
from paper.errors import HalfDisplayPeriodError, ReversedDisplayPeriodError, ShortDisplayPeriodError

LEAST, STATUTORY = "display_days", "statutory_display_days"


def check_display_period(since: date | None, until: date | None, catalogue: Catalogue) -> None:
    """No period at all is none to check.

    Raises HalfDisplayPeriodError, ReversedDisplayPeriodError or ShortDisplayPeriodError.
    """
    if since is None and until is None:
        return
    if since is None or until is None:
        raise HalfDisplayPeriodError
    days = {"since": since.isoformat(), "until": until.isoformat()}
    if until < since:
        raise ReversedDisplayPeriodError(**days)
    count, least = (until - since).days + 1, least_days(catalogue)
    if count < least:
        source = catalogue.sources[catalogue.parameters[LEAST].figure.source].title
        raise ShortDisplayPeriodError(**days, count=count, least=least, source=source)


def least_days(catalogue: Catalogue) -> int:
    """The fewest days that a plan is on display; the first and the last count."""
    return round(catalogue.parameters[LEAST].figure.value)


def earliest_end(since: date, catalogue: Catalogue) -> date:
    """The first day on which a display that begins on `since` may end."""
    return since + timedelta(days=least_days(catalogue) - 1)


def display_rule(catalogue: Catalogue) -> Text:
    """How long plans are on display, and where that stands."""
    usual, statutory = (catalogue.parameters[key].figure for key in (LEAST, STATUTORY))
    return Message(
        "At least {usual:g} days ({usual_source}); the draft of a statutory plan {statutory:g} days "
        "({statutory_source}, article {clause}).",
        usual=usual.value,
        usual_source=catalogue.sources[usual.source].title,
        statutory=statutory.value,
        statutory_source=catalogue.sources[statutory.source].title,
        clause=statutory.clause,
    )
