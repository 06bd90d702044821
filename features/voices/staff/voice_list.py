"""The voices as large buttons: new ones first, then by the end of their time limit."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.reports.staff.words import day_of_deadline
from features.voices.staff.session import choose_voice
from features.voices.staff.voice_words import first_words, voice_name, voice_state_name
from features.voices.voice import Voice
from features.voices.voice_flow import START, due, is_answered
from ui.markdown import escape_markdown

_MOST_SHOWN = 100


def voice_list(catalogue: Catalogue, voices: Sequence[Voice], tr: Translator) -> None:
    """The list with its filters; a press opens a voice."""
    with st.container(horizontal=True, vertical_alignment="center", key="voice-list-head"):
        has_answered = st.toggle(tr("With the answered ones"), key=f"voice-answered-{tr.language}")
    listed = in_order(catalogue, voices)
    if not has_answered:
        listed = tuple(one for one in listed if not is_answered(catalogue, one.state))
    if not listed:
        st.info(tr("Nothing waits here. What residents send appears by itself."))
    for one in listed[:_MOST_SHOWN]:
        is_new = one.state == START
        st.button(
            _label(catalogue, one, tr),
            icon=":material/fiber_new:" if is_new else None,
            key=f"voice-open-{'new-' if is_new else ''}{one.id}",
            width="stretch",
            on_click=choose_voice,
            args=(one.id,),
        )
    if len(listed) > _MOST_SHOWN:
        st.caption(tr("{count} more: answer these first.", count=len(listed) - _MOST_SHOWN))


def in_order(catalogue: Catalogue, voices: Sequence[Voice]) -> tuple[Voice, ...]:
    """New ones first, the oldest of them on top; the others by the end of their time limit."""

    def place(one: Voice) -> tuple[int, float]:
        if one.state == START:
            return 0, one.sent_at.timestamp()
        limit = due(one, catalogue)
        return (2, -one.state_since.timestamp()) if limit is None else (1, limit.at.timestamp())

    return tuple(sorted(voices, key=place))


def _label(catalogue: Catalogue, one: Voice, tr: Translator) -> str:
    """Words of people are text: labels are Markdown."""
    parts = (
        voice_name(catalogue, one, tr),
        first_words(one, tr),
        voice_state_name(catalogue, one.state, tr),
        day_of_deadline(due(one, catalogue), tr),
        f"+{one.supporters}" if one.supporters else "",
    )
    return " · ".join(escape_markdown(part) for part in parts if part)
