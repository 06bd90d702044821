"""The part of the scope menu that is about the sample: add its story, or make everything anew."""

from __future__ import annotations

from contextlib import suppress

import streamlit as st

from base.i18n import Translator
from data.communities import SAMPLE
from data.store.errors import StoreError
from features.sample_story.sample_words import removal_text
from features.sample_story.story_record import story_record
from features.sample_story.story_store import add_story, reset_sample, sample_state
from ui.boundary import error_boundary
from ui.session import SessionContext, actor_name


def sample_menu(here: SessionContext) -> None:
    """Show the buttons while the sample is open; nothing elsewhere."""
    if here.community != SAMPLE:
        return
    tr = here.words
    with suppress(StoreError), st.container(key="sample-menu"):  # the page itself says what is wrong with it
        if story_record() is None:
            _offer_story(tr)
        if st.button(tr("Reset the sample"), icon=":material/restart_alt:", key="sample-reset"):
            st.dialog(tr("Reset the sample"))(_confirm)(tr)


def _offer_story(tr: Translator) -> None:
    """For whoever has worked in the sample already: nothing of theirs is touched."""
    pressed = st.button(
        tr("Add the sample's story"),
        icon=":material/auto_stories:",
        key="sample-add",
        help=tr("Invented options, votes and reports, beside what you have done in the sample."),
    )
    if pressed:
        with error_boundary(tr), st.spinner(tr("Making the sample's story")):
            add_story(actor_name())
        st.rerun()


def _confirm(tr: Translator) -> None:
    with error_boundary(tr):
        st.text(tr.name(removal_text(sample_state().work)))
    with st.container(horizontal=True):
        is_sure = st.button(
            tr("Remove and make anew"), type="primary", key="sample-sure", on_click=_reset, args=(tr,)
        )
        if st.button(tr("Keep everything"), key="sample-keep") or is_sure:
            st.rerun()


def _reset(tr: Translator) -> None:
    """Before the page runs again, so that it shows nothing of what is gone."""
    with error_boundary(tr):
        reset_sample(actor_name())
