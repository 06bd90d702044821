"""The next step of a case, or of several at once: state, note, words for the public, photos."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from base.i18n import Translator
from base.photos.clean_photo import CleanPhoto
from base.text_limits import NOTE_MAX
from data.assess import Assessment
from data.catalogue import Catalogue
from features.reports.flow import needs_after_photo, next_states, require_after_photo
from features.reports.limits import PHOTOS_MAX
from features.reports.public_status import answers_for
from features.reports.report import Report, StaffAction
from features.reports.staff.session import case_key
from features.reports.staff.step_fields import clean_photos, photo_field, reply_field
from features.reports.staff.words import case_name, state_name
from features.reports.transitions import move
from ui.boundary import error_boundary
from ui.session import actor_name

_LONGEST_REASON = 200
_AFTER = ("to_be_checked", "returned", "closed")
"""The states that follow the work on site, so that a photo shows the place after it."""


def next_step(in_file: Assessment, cases: Sequence[Report], tr: Translator) -> None:
    """Move the case to a state that comes next; of several cases, to one that comes next for all of them."""
    catalogue = in_file.catalogue
    key = case_key(tr.language, *cases)
    to = _state(catalogue, cases, key, tr)
    if not to:
        return
    sent, reason = _after_photo(cases, to, key, tr)
    pressed = st.button(
        tr("Save this step"),
        type="primary",
        key=case_key("move-save", *cases),
        shortcut="Ctrl+Enter",
        width="stretch",
    )
    with st.expander(tr("Reply, note, photos"), key=f"move-more-{to}"):
        words = reply_field(
            tr("Reply to the reporter"), answers_for(catalogue, to), f"move-reply-{to}-{key}", tr
        )
        note = st.text_area(tr("Note for colleagues"), key=f"move-note-{key}", max_chars=NOTE_MAX, height=80)
        if sent is None:
            sent = photo_field(
                tr("Photos of the place now (at most {count})", count=PHOTOS_MAX), f"move-photos-{key}"
            )
    if pressed:
        with error_boundary(tr):
            photos = clean_photos(sent)
            require_after_photo(cases, to, photos, reason)
            if reason.strip():
                note = "\n".join(filter(None, (note, tr("No photo of afterwards: {reason}", reason=reason))))
            _save(in_file, cases, to, StaffAction(actor_name(), note, words, *_sides(to, photos)))


def _save(in_file: Assessment, cases: Sequence[Report], to: str, action: StaffAction) -> None:
    for case in cases:
        move(in_file.community, in_file.catalogue, case.id, case.version, to, action)
    st.rerun()


def _after_photo(
    cases: Sequence[Report], to: str, key: str, tr: Translator
) -> tuple[Sequence[UploadedFile] | None, str]:
    """Where a report would close without a picture of afterwards: the picture, or why there is none."""
    if not any(needs_after_photo(case, to) for case in cases):
        return None, ""
    sent = photo_field(tr("Photo of the place after clearing"), f"move-photos-{key}")
    reason = st.text_input(
        tr("No photo? Say why"), max_chars=_LONGEST_REASON, key=f"move-why-{key}", disabled=bool(sent)
    )
    return sent, "" if sent else reason


def _sides(to: str, photos: tuple[CleanPhoto, ...]) -> tuple[tuple[CleanPhoto, ...], tuple[CleanPhoto, ...]]:
    """The pictures as those of before, and as those of after the work on site."""
    return ((), photos) if to in _AFTER else (photos, ())


def bulk(in_file: Assessment, cases: Sequence[Report], tr: Translator) -> None:
    """Take all of them one step further, with the same words."""
    with st.container(border=True, key="case-bulk"):
        st.text(tr("{count} reports at once", count=len(cases)))
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
            else tr("These reports have no next step in common.")
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
