"""What happened to a voice, as values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from data.store.rows import Row

VoiceKind = Literal["send", "move", "join", "hand_over", "publish", "withdraw"]


@dataclass(frozen=True)
class VoiceEvent:
    """One thing done to a voice: who (empty: a resident), when (UTC), what, and why."""

    id: int
    voice_id: str
    at: datetime
    actor: str
    kind: VoiceKind
    from_state: str | None
    to_state: str
    staff_note: str
    public_words: str
    reason: str


def voice_event_from(row: Row) -> VoiceEvent:
    """One event."""
    return VoiceEvent(**{**row, "at": datetime.fromisoformat(row["at"])})
