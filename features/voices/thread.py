"""The thread of a voice: what its sender may know of what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from data.store.open_store import the_store
from features.reports.report_rows import report_row
from features.voices.voice import Voice
from features.voices.voice_event import VoiceEvent
from features.voices.voice_lookup import voice_history, voice_of_receipt, voice_with

_TOLD = ("send", "move", "join", "hand_over")
"""The kinds of event that residents hear of."""


@dataclass(frozen=True)
class VoiceThread:
    """A voice, and the one it is handled with (itself, where it is joined to none); the steps of both, in
    their order; the state of the report it became, "" for none."""

    voice: Voice
    handled: Voice
    events: tuple[VoiceEvent, ...]
    report_state: str


def public_steps(voice: Voice) -> tuple[VoiceEvent, ...]:
    """The steps of a voice that residents hear of, oldest first."""
    return tuple(event for event in voice_history(voice.id) if event.kind in _TOLD)


def thread_of_receipt(code: str) -> VoiceThread:
    """The thread of the sender's voice, from the code as typed. Raises UnknownVoiceReceiptError."""
    voice = voice_of_receipt(code)
    steps = public_steps(voice)
    handled = voice_with(voice.community, voice.joined_to) if voice.joined_to else voice
    if handled is not voice:
        steps += tuple(event for event in public_steps(handled) if event.at >= steps[-1].at)
    return VoiceThread(voice, handled, steps, _state_of_report(handled.report_id))


def _state_of_report(report_id: str) -> str:
    if not report_id:
        return ""
    with the_store().reading() as connection:
        row = report_row(connection, report_id)
    return str(row["state"]) if row else ""
