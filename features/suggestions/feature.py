"""Suggestions: what to build next, with how much money, for whom."""

from __future__ import annotations

from features.feature import Feature
from features.suggestions.command import suggest
from features.suggestions.schema import SUGGESTION_EVENT
from features.suggestions.suggestion_store import PACKET

SUGGESTIONS = Feature(
    key="suggestions",
    uses=("options",),
    tables=(SUGGESTION_EVENT,),
    packet=PACKET,
    commands=(suggest,),
)
