"""Sentences on voices for everyone: category, place, state, limit."""

from __future__ import annotations

from datetime import datetime

from base.i18n import Translator
from data.catalogue.model import Catalogue
from features.voices.missing_here import NearVoice
from features.voices.needs import need_name
from features.voices.phone.page import day
from features.voices.voice import Voice
from features.voices.voice_flow import due


def category_name(catalogue: Catalogue, category: str, tr: Translator) -> str:
    """The name of what the voice is about."""
    return tr.name(need_name(catalogue, category))


def away_text(near: NearVoice, tr: Translator) -> str:
    """How far it is, and how many support it."""
    place = (
        tr("The whole community")
        if near.away_m is None
        else tr("About {metres} m from your place", metres=tr.number(near.away_m))
    )
    return " · ".join(filter(None, (place, supporters_text(near.voice, tr))))


def supporters_text(voice: Voice, tr: Translator) -> str:
    """How many others need it too; "" where nobody said so."""
    if not voice.supporters:
        return ""
    return tr("{count} others need this too", count=tr.number(voice.supporters))


def limit_text(catalogue: Catalogue, voice: Voice, now: datetime, tr: Translator) -> tuple[str, bool]:
    """Until when the next step is due, and whether that has passed; "" where nothing is awaited."""
    limit = due(voice, catalogue)
    if limit is None:
        return "", False
    if now > limit.at:
        return tr("Overdue since {day}", day=day(limit.at)), True
    return tr("Next step by {day}", day=day(limit.at)), False
