"""What staff do with a voice: its next step with an answer, publishing, joining, handing over."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from base.text_limits import NOTE_MAX
from data.assess import Assessment
from data.catalogue import Catalogue
from features.reports.staff.step_fields import reply_field, reply_text
from features.voices.staff.voice_words import first_words, voice_name, voice_state_name
from features.voices.transitions import hand_over_voice, join_voice, move_voice, publish_voice
from features.voices.voice import Voice, VoiceAction
from features.voices.voice_changes import VoiceRef
from features.voices.voice_flow import (
    HANDED_OVER,
    JOINED,
    VoiceStep,
    answers_to,
    is_answered,
    may_enter,
    next_voice_states,
)
from ui.boundary import error_boundary
from ui.session import actor_name


def next_voice_step(in_file: Assessment, voice: Voice, tr: Translator) -> None:
    """Move the voice to a state that comes next, with a reason where it takes one, and an answer."""
    catalogue = in_file.catalogue
    states = {state.key: state for state in next_voice_states(catalogue, voice)}
    if not states:
        st.text(tr("Answered: no further steps."))
        return
    key = f"{voice.id}-{voice.version}-{tr.language}"
    to = st.segmented_control(
        tr("Next step"),
        list(states),
        default=next(iter(states)),
        format_func=lambda state: voice_state_name(catalogue, state, tr),
        key=f"voice-to-{key}",
    )
    if not to:
        return
    reason = _reason(catalogue, key, tr) if states[to].takes_reason else ""
    words = _answer(catalogue, to, reason, key, tr)
    note = st.text_area(tr("Note for colleagues"), key=f"voice-note-{key}", max_chars=NOTE_MAX, height=80)
    if st.button(
        tr("Save this step"), type="primary", key=_key("save", voice), shortcut="Ctrl+Enter", width="stretch"
    ):
        with error_boundary(tr):
            move_voice(_seen(in_file, voice), VoiceStep(to, reason), VoiceAction(actor_name(), note, words))
            st.rerun()


def publish_button(in_file: Assessment, voice: Voice, tr: Translator) -> None:
    """Show the voice to everyone, or take it out again."""
    if not voice.may_publish:
        st.text(tr("The sender does not want this to be published."))
        return
    label = tr("Take out of the public list") if voice.is_published else tr("Publish")
    icon = ":material/visibility_off:" if voice.is_published else ":material/public:"
    if st.button(label, icon=icon, key=_key("publish", voice), width="stretch"):
        with error_boundary(tr):
            publish_voice(_seen(in_file, voice), not voice.is_published, VoiceAction(actor_name()))
            st.rerun()
    if not voice.is_published:
        st.caption(tr("Look for names and phone numbers first: everybody can read it then."))


def join_form(in_file: Assessment, voice: Voice, others: Sequence[Voice], tr: Translator) -> None:
    """Handle it together with another voice: supporters stay with it and are counted there too."""
    catalogue = in_file.catalogue
    if voice.joined or not may_enter(catalogue, voice, JOINED):
        return
    same = {one.id: one for one in _candidates(catalogue, voice, others)}
    with st.expander(tr("Join to another voice ({count})", count=len(same)), key="voice-join"):
        if not same:
            st.text(tr("There is no other open voice."))
            return
        into = st.selectbox(
            tr("Handled together with"),
            list(same),
            format_func=lambda one: f"{voice_name(catalogue, same[one], tr)} · {first_words(same[one], tr)}",
            key=f"voice-into-{voice.id}-{tr.language}",
        )
        words = _answer(catalogue, JOINED, "", f"{voice.id}-{tr.language}", tr)
        if st.button(tr("Join"), key=_key("join-save", voice)):
            with error_boundary(tr):
                join_voice(_seen(in_file, voice), into, VoiceAction(actor_name(), "", words))
                st.rerun()


def hand_over_form(in_file: Assessment, voice: Voice, tr: Translator) -> None:
    """It is about misuse of space: make a report of it, which is handled there."""
    catalogue = in_file.catalogue
    if voice.place is None or not may_enter(catalogue, voice, HANDED_OVER):
        return
    kinds = catalogue.encroachment_categories
    with st.expander(tr("Hand over to the reports of misuse"), key="voice-hand-over"):
        kind = st.selectbox(
            tr("What is it?"),
            list(kinds),
            format_func=lambda one: tr.name(kinds[one].name),
            key=f"voice-kind-{voice.id}-{tr.language}",
        )
        words = _answer(catalogue, HANDED_OVER, "", f"{voice.id}-{tr.language}", tr)
        if st.button(tr("Hand over"), key=_key("hand-over-save", voice)):
            with error_boundary(tr):
                hand_over_voice(_seen(in_file, voice), kind, VoiceAction(actor_name(), "", words))
                st.rerun()


def _candidates(catalogue: Catalogue, voice: Voice, others: Sequence[Voice]) -> list[Voice]:
    """Open voices that it can be joined to: those of its category first, then by distance."""

    def place(one: Voice) -> tuple[bool, float]:
        if voice.place is None or one.place is None:
            return one.category != voice.category, float("inf")
        return one.category != voice.category, one.place.distance(voice.place)

    found = [
        one
        for one in others
        if one.id != voice.id and not one.is_private and not is_answered(catalogue, one.state)
    ]
    return sorted(found, key=place)


def _key(button: str, voice: Voice) -> str:
    """Of this version: a press on what somebody else has changed meanwhile does nothing but show that."""
    return f"voice-{button}-{voice.id}-{voice.version}"


def _seen(in_file: Assessment, voice: Voice) -> VoiceRef:
    return VoiceRef(in_file.community, in_file.catalogue, voice.id, voice.version)


def _reason(catalogue: Catalogue, key: str, tr: Translator) -> str:
    reasons = catalogue.voice_reasons
    return st.selectbox(
        tr("Reason"),
        list(reasons),
        format_func=lambda one: tr.name(reasons[one].name),
        key=f"voice-reason-{key}",
    )


def _answer(catalogue: Catalogue, to: str, reason: str, key: str, tr: Translator) -> str:
    """The text of the answer; it begins with that of a template, or of the reason."""
    if reason:
        text = tr.name(catalogue.voice_reasons[reason].text)
        return reply_text(text, f"voice-reply-{reason}-{to}-{key}", tr)
    return reply_field(tr("Reply to residents"), answers_to(catalogue, to), f"voice-reply-{to}-{key}", tr)
