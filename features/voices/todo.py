"""What waits for staff among the voices."""

from __future__ import annotations

from datetime import UTC, datetime

from base.words import Message
from data.assess import Assessment
from features.feature import Todo
from features.voices.voice_flow import START, is_overdue
from features.voices.voice_lookup import voices_of


def voices_todo(in_file: Assessment) -> tuple[Todo, ...]:
    """New voices, and those past their time limit."""
    now, voices = datetime.now(UTC), voices_of(in_file.community.key)
    new = sum(one.state == START for one in voices)
    overdue = sum(is_overdue(one, in_file.catalogue, now) for one in voices)
    return tuple(
        Todo(message, "voices")
        for message, count in (
            (Message("{count} new voices to read", count=new), new),
            (Message("{count} voices overdue", count=overdue), overdue),
        )
        if count
    )
