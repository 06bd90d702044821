"""The chosen voice: what was said, where it stands, what can be done with it, its past."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from data.catalogue import Catalogue
from data.work_calendar import date_and_minute
from features.reports.receipts import code_in_groups
from features.voices.errors import UnknownVoiceError
from features.voices.staff.session import NEW_VOICE, choose_voice, chosen_voice, take_voice_receipt
from features.voices.staff.voice_steps import hand_over_form, join_form, next_voice_step, publish_button
from features.voices.staff.voice_words import due_text, groups_text, voice_name, voice_state_name
from features.voices.voice import Voice
from features.voices.voice_event import VoiceEvent
from features.voices.voice_lookup import voice_history, voice_thumbnails, voice_with
from ui.markdown import escape_markdown


def voice_in_hand(community: str) -> Voice | None:
    """The voice that the address names; None where there is none."""
    if chosen_voice() in ("", NEW_VOICE):
        return None
    try:
        return voice_with(community, chosen_voice())
    except UnknownVoiceError:  # of another community, or an old link
        choose_voice("")
        return None


def voice_panel(in_file: Assessment, voice: Voice, others: Sequence[Voice], tr: Translator) -> None:
    """Everything about it; the way back to the list stands on top. others: every voice of the community."""
    st.button(
        tr("All voices"), icon=":material/arrow_back:", key="voice-back", on_click=choose_voice, args=("",)
    )
    _show_receipt(tr)
    _facts(in_file.catalogue, voice, tr)
    with st.container(border=True, key="voice-step"):
        next_voice_step(in_file, voice, tr)
    if not voice.is_private:
        publish_button(in_file, voice, tr)
        join_form(in_file, voice, others, tr)
        hand_over_form(in_file, voice, tr)
    _past(in_file.catalogue, voice_history(voice.id), tr)


def _show_receipt(tr: Translator) -> None:
    """Once, after staff wrote it down: what the person who spoke can follow it with."""
    code = take_voice_receipt()
    if code:
        with st.container(border=True, key="voice-receipt"):
            st.text(tr("Saved. To follow it by phone, the person who spoke needs this code:"))
            st.code(code_in_groups(code), language=None)


def _facts(catalogue: Catalogue, voice: Voice, tr: Translator) -> None:
    st.subheader(escape_markdown(voice_name(catalogue, voice, tr)), anchor=False)
    if voice.is_private:
        st.text(tr("✉ Letter to the secretary: not public; answered to the receipt"))
    st.text(tr.written(voice.words))
    state = voice_state_name(catalogue, voice.state, tr)
    st.text(tr("State: {state} · time limit: {limit}", state=state, limit=due_text(catalogue, voice, tr)))
    speaker = (voice.speaker,) if voice.speaker else ()
    st.text(
        tr(
            "For: {groups} · said by: {speaker} · grid: {grid}",
            groups=groups_text(catalogue, voice.groups, tr),
            speaker=groups_text(catalogue, speaker, tr),
            grid=voice.grid or NOTHING,
        )
    )
    if voice.supporters or voice.joined:
        st.text(
            tr("Supporters: {count} · joined voices: {joined}", count=voice.supporters, joined=voice.joined)
        )
    for thumbnail in voice_thumbnails(voice.id):
        st.image(thumbnail)


def _past(catalogue: Catalogue, events: Sequence[VoiceEvent], tr: Translator) -> None:
    with st.expander(tr("History ({count})", count=len(events)), key="voice-history"):
        for event in reversed(events):
            st.text(_line(catalogue, event, tr))


def _line(catalogue: Catalogue, event: VoiceEvent, tr: Translator) -> str:
    kinds = {
        "send": tr("said"),
        "move": tr("moved to {state}", state=voice_state_name(catalogue, event.to_state, tr)),
        "join": tr("joined to another voice"),
        "hand_over": tr("handed over to the reports"),
        "publish": tr("published"),
        "withdraw": tr("taken out of the public list"),
    }
    text = f"{date_and_minute(event.at)}  {tr.written(event.actor) or tr('resident')}: {kinds[event.kind]}"
    if event.reason:
        text += f" ({tr.name(catalogue.voice_reasons[event.reason].name)})"
    if event.staff_note:
        text += f"\n    {tr('note')}: {tr.written(event.staff_note)}"
    if event.public_words:
        text += f"\n    {tr('to the public')}: {tr.written(event.public_words)}"
    return text
