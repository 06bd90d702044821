"""Voices: said on a phone or to staff, answered in public, joined and handed over."""

from __future__ import annotations

from features.feature import Feature
from features.voices.merge import PACKET
from features.voices.schema import VOICE, VOICE_EVENT, VOICE_PHOTO, VOICE_SUPPORT

VOICES_FEATURE = Feature(
    key="voices",
    uses=("options", "reports"),
    tables=(VOICE, VOICE_PHOTO, VOICE_SUPPORT, VOICE_EVENT),
    packet=PACKET,
)
