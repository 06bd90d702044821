"""How voices are named and dated on the staff's page."""

from __future__ import annotations

from base.i18n import NOTHING, Translator
from data.catalogue import Catalogue
from features.reports.staff.words import deadline_text
from features.voices.phone.public_words import category_name
from features.voices.voice import Voice
from features.voices.voice_flow import due

_SHORT_ID, _SHORT_WORDS = 6, 24


def voice_name(catalogue: Catalogue, voice: Voice, tr: Translator) -> str:
    """Category and number, e.g. “儿童游戏场地 3f09c1”."""
    name = category_name(catalogue, voice.category, tr)
    return f"{name[:1].upper()}{name[1:]} {voice.id[:_SHORT_ID]}"


def first_words(voice: Voice, tr: Translator) -> str:
    """How it begins."""
    words = " ".join(tr.written(voice.words).split())
    return words if len(words) <= _SHORT_WORDS else f"{words[:_SHORT_WORDS]}…"


def voice_state_name(catalogue: Catalogue, state: str, tr: Translator) -> str:
    """The state in words."""
    return tr.name(catalogue.voice_states[state].name)


def due_text(catalogue: Catalogue, voice: Voice, tr: Translator) -> str:
    """Until when it must leave its state, marked where that has passed."""
    return deadline_text(due(voice, catalogue), tr)


def groups_text(catalogue: Catalogue, groups: tuple[str, ...], tr: Translator) -> str:
    """The age groups in words; a dash for none."""
    return tr.list([tr.name(catalogue.age_groups[one].people) for one in groups]) or NOTHING
