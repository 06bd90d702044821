"""Suggestions: what to build next, with how much money, for whom."""

from __future__ import annotations

from pathlib import Path

from base.entries import PLANS
from base.words import Message
from features.feature import Feature, StaffPage
from features.suggestions.command import suggest
from features.suggestions.schema import SUGGESTION_EVENT
from features.suggestions.suggestion_store import PACKET

_PAGES = Path(__file__).parent / "staff" / "pages"

SUGGESTIONS = Feature(
    key="suggestions",
    uses=("options",),
    tables=(SUGGESTION_EVENT,),
    packet=PACKET,
    pages=(StaffPage(_PAGES / "suggest.py", Message("Suggest"), "suggest", PLANS, 15, guide="sketch"),),
    session_keys=("suggestion",),
    commands=(suggest,),
)
