"""What waits for staff among the partners."""

from __future__ import annotations

from datetime import UTC, datetime

from base.words import Message
from data.assess import Assessment
from data.work_calendar import CHINA
from features.feature import Todo
from features.partnership.partner import term_of
from features.partnership.partner_lookup import partners_of


def partnership_todo(in_file: Assessment) -> tuple[Todo, ...]:
    """Agreements that have ended or end soon."""
    today = datetime.now(UTC).astimezone(CHINA).date()
    terms = [term_of(one.facts, in_file.catalogue, today) for one in partners_of(in_file.community.key)]
    ended, soon = terms.count("ended"), terms.count("ends_soon")
    return tuple(
        Todo(message, "partners")
        for message, count in (
            (Message("{count} agreements have ended", count=ended), ended),
            (Message("{count} agreements end soon", count=soon), soon),
        )
        if count
    )
