"""Suggestions: what to build next, with how much money, for whom."""

from __future__ import annotations

from base.entries import PLANS
from base.words import Message
from features.feature import Feature, StaffPage
from features.suggestions.command import suggest
from features.suggestions.copying import RUN, SUGGEST, SUGGEST_PAGE, option_origin
from features.suggestions.schema import SUGGESTION_EVENT
from features.suggestions.suggestion_store import PACKET

SUGGESTIONS = Feature(
    key="suggestions",
    uses=("options",),
    tables=(SUGGESTION_EVENT,),
    packet=PACKET,
    pages=(StaffPage(SUGGEST_PAGE, Message("Suggest"), SUGGEST, PLANS, 15, guide="sketch"),),
    session_keys=(RUN,),
    option_origin=option_origin,
    commands=(suggest,),
)
