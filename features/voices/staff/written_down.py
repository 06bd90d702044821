"""Write down what somebody said at the counter or on the phone."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.model import Community
from features.reports.phone.ground import picks, position_of_choice
from features.voices.limits import WORDS_MAX
from features.voices.phone.public_words import category_name
from features.voices.staff.session import choose_voice, leave_voice_receipt, new_voice_key
from features.voices.submission import send_voice
from features.voices.voice import NewVoice, VoiceAction
from ui.boundary import error_boundary
from ui.session import actor_name


def written_down_form(in_file: Assessment, tr: Translator) -> None:
    """The form; the person who spoke gets the receipt code."""
    st.button(
        tr("All voices"), icon=":material/arrow_back:", key="voice-back", on_click=choose_voice, args=("",)
    )
    with st.form("voice-new-form", border=False):
        voice = _fields(in_file, tr)
        pressed = st.form_submit_button(tr("Save"), type="primary", width="stretch")
    if pressed:
        with error_boundary(tr):
            actor = VoiceAction(actor_name() or tr("staff"))
            sent = send_voice(in_file.community, in_file.catalogue, voice, new_voice_key(), sender=actor)
            leave_voice_receipt(sent.code)
            choose_voice(sent.voice_id)
            st.rerun()


def _fields(in_file: Assessment, tr: Translator) -> NewVoice:
    catalogue = in_file.catalogue
    words = st.text_area(tr("In their words"), key="voice-new-words", max_chars=WORDS_MAX)
    st.caption(tr("Write no names and no phone numbers."))
    category = st.selectbox(
        tr("What is it about?"),
        ["", *catalogue.facility_categories],
        format_func=lambda one: category_name(catalogue, one, tr),
        key="voice-new-category",
    )
    place = _place(in_file.community, tr)
    people = {key: tr.name(group.people) for key, group in catalogue.age_groups.items()}
    wanted = st.multiselect(
        tr("For whom?"), list(people), format_func=people.__getitem__, key="voice-new-for"
    )
    speaker = st.selectbox(
        tr("Who said it?"),
        ["", *people],
        format_func=lambda one: people[one] if one else tr("Not said"),
        key="voice-new-speaker",
    )
    return NewVoice(
        words=words,
        category=category,
        position=position_of_choice(in_file.community, place) if place else None,
        place_from="building" if place else "community",
        groups=tuple(wanted),
        speaker=speaker,
    )


def _place(community: Community, tr: Translator) -> str:
    """The chosen building, as `position_of_choice` reads it; "" for the whole community."""
    buildings = {pick.value: pick.name for _, group in picks(community, tr.language) for pick in group}
    return st.selectbox(
        tr("Which place is it about?"),
        ["", *buildings],
        format_func=lambda one: buildings[one] if one else tr("The whole community"),
        key="voice-new-place",
    )
