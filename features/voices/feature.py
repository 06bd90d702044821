"""Voices: said on a phone or to staff, answered in public, joined and handed over."""

from __future__ import annotations

from pathlib import Path

from base.entries import VOICES
from base.words import Message
from features.feature import Feature, StaffPage
from features.voices import phone
from features.voices.layer import LAYER
from features.voices.merge import PACKET
from features.voices.phone.addresses import NEED, NEEDS_PAGE, RECEIPT_PAGE, VOICES_PAGE
from features.voices.schema import VOICE, VOICE_EVENT, VOICE_PHOTO, VOICE_SUPPORT
from features.voices.table import table
from features.voices.todo import voices_todo
from features.voices.voice_lookup import new_voice_count
from web.forms.home_links import HomeLink

_LINKS = (
    HomeLink(NEED, Message("Say what you need"), Message("Something missing, broken or wished for"), 10),
    HomeLink(
        VOICES_PAGE,
        Message("What is being discussed and built"),
        Message("What residents said, and what became of it"),
        30,
    ),
    HomeLink(NEEDS_PAGE, Message("What is lacking here"), Message("The list of needs"), 35),
    HomeLink(RECEIPT_PAGE, Message("Follow my receipts"), Message("With the code of your receipt"), 50),
    HomeLink(
        NEED,
        Message("Write to the secretary"),
        Message("Never published; answered to you alone"),
        60,
        "private=1",
    ),
)

VOICES_FEATURE = Feature(
    key="voices",
    uses=("options", "reports"),
    tables=(VOICE, VOICE_PHOTO, VOICE_SUPPORT, VOICE_EVENT),
    packet=PACKET,
    routes=phone.routes,
    home_links=_LINKS,
    pages=(
        StaffPage(
            Path(__file__).parent / "staff/pages/voices.py",
            Message("Residents' voices"),
            "voices",
            VOICES,
            30,
            guide="voices",
            waiting=new_voice_count,
        ),
    ),
    layers=(LAYER,),
    documents=(table,),
    session_keys=("voice",),
    todo=voices_todo,
)
