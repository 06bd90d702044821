"""Voices from the toy town, as residents and staff send them."""

from __future__ import annotations

from typing import Any

from base.receipt_codes import new_form_key
from features.voices.submission import VoiceReceipt, send_voice
from features.voices.transitions import move_voice
from features.voices.voice import NewVoice, Voice, VoiceAction
from features.voices.voice_changes import VoiceRef
from features.voices.voice_flow import VoiceStep
from features.voices.voice_lookup import voice_with
from tests.features.reports.sent import CATALOGUE, TOWN, beijing, degrees

CLERK = VoiceAction("李书记", "问过隔壁", "我们看看")


def new_voice(**changed: Any) -> NewVoice:
    """An elder wants a bench in the garden S1."""
    fields: dict[str, Any] = {
        "words": "想要一张长椅，走累了能坐",
        "category": "rest_and_access",
        "position": degrees(140, 25),
        "place_from": "map",
        "groups": ("elder",),
        "speaker": "elder",
    }
    return NewVoice(**(fields | changed))


def say(at: str = "2026-11-02 09:00", **changed: Any) -> VoiceReceipt:
    """A voice that is kept."""
    return send_voice(TOWN, CATALOGUE, new_voice(**changed), new_form_key(), beijing(at))


def stored(voice_id: str) -> Voice:
    """The voice as it is now."""
    return voice_with("toy", voice_id)


def seen(voice: Voice) -> VoiceRef:
    """The voice as staff saw it."""
    return VoiceRef(TOWN, CATALOGUE, voice.id, voice.version)


def take(voice_id: str, *states: str, reason: str = "", at: str = "2026-11-02 10:00") -> Voice:
    """Taken along these states, one after the other."""
    voice = stored(voice_id)
    for state in states:
        voice = move_voice(seen(voice), VoiceStep(state, reason), CLERK, beijing(at))
    return voice
