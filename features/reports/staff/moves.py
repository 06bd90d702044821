"""The next step of a case, or of several at once: state, note, words for the public, photos."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from base.photos.cleaning import clean_photo
from data.assess import Assessment
from data.catalogue import Catalogue
from data.known_files import require_file_here
from features.reports.flow import next_states
from features.reports.limits import PHOTOS_MAX
from features.reports.public_status import answers_for
from features.reports.report import Report, StaffAction
from features.reports.staff.words import case_name, state_name
from features.reports.transitions import move
from ui.boundary import error_boundary
from ui.session import actor_name

_AFTER = ("to_be_checked", "returned", "closed")
"""The states that follow the work on site, so that a photo shows the place after it."""


def next_step(in_file: Assessment, cases: Sequence[Report], tr: Translator) -> None:
    """Move the case to a state that comes next; of several cases, to one that comes next for all of them."""
    catalogue = in_file.catalogue
    key = "-".join([cases[0].id, str(cases[0].version), str(len(cases)), tr.language])
    to = _state(catalogue, cases, key, tr)
    if not to:
        return
    words = _words(catalogue, to, key, tr)
    note = st.text_area(tr("Note for colleagues"), key=f"move-note-{key}", max_chars=2000, height=80)
    sent = st.file_uploader(
        tr("Photos of the place now (at most {count})", count=PHOTOS_MAX),
        accept_multiple_files=True,
        key=f"move-photos-{key}",
    )
    if st.button(tr("Save this step"), type="primary", key="move-save", shortcut="Ctrl+Enter"):
        with error_boundary(tr):
            for file in sent:
                require_file_here(file.getvalue(), file.name, "photo")
            photos = tuple(clean_photo(file.getvalue(), file.name) for file in sent)
            is_after = to in _AFTER
            action = StaffAction(
                actor_name(),
                note,
                words,
                photos_before=() if is_after else photos,
                photos_after=photos if is_after else (),
            )
            for case in cases:
                move(in_file.community, catalogue, case.id, case.version, to, action)
            st.rerun()


def bulk(in_file: Assessment, cases: Sequence[Report], tr: Translator) -> None:
    """Take all of them one step further, with the same words."""
    with st.container(border=True, key="case-bulk"):
        st.text(tr("{count} cases at once", count=len(cases)))
        st.text(tr.list([case_name(in_file.catalogue, one, tr) for one in cases]))
        next_step(in_file, cases, tr)


def _state(catalogue: Catalogue, cases: Sequence[Report], key: str, tr: Translator) -> str:
    common = [
        state.key
        for state in next_states(catalogue, cases[0].state)
        if all(state in next_states(catalogue, one.state) for one in cases)
    ]
    if not common:
        st.text(
            tr("Closed: no further steps.")
            if len(cases) == 1
            else tr("These cases have no next step in common.")
        )
        return ""
    chosen = st.segmented_control(
        tr("Next step"),
        common,
        default=common[0],
        format_func=lambda state: state_name(catalogue, state, tr),
        key=f"move-to-{key}",
    )
    return chosen or ""


def _words(catalogue: Catalogue, to: str, key: str, tr: Translator) -> str:
    answers = {one.key: one for one in answers_for(catalogue, to)}
    template = st.selectbox(
        tr("Reply to the reporter"),
        list(answers),
        index=0 if answers else None,
        format_func=lambda name: tr.name(answers[name].name),
        placeholder=tr("Nothing chosen"),
        key=f"move-template-{to}-{key}",
    )
    text = tr.name(answers[template].text) if template else ""
    return st.text_area(
        tr("Text of the reply"), text, key=f"move-words-{template}-{to}-{key}", max_chars=2000, height=110
    )
