"""The fields of a step: photos that staff add, and the reply, for which templates can be chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from base.i18n import Translator
from base.photos.clean_photo import CleanPhoto
from base.photos.cleaning import clean_photo
from base.text_limits import NOTE_MAX
from data.catalogue.report_model import AnswerTemplate
from data.catalogue.voice_model import VoiceAnswer
from data.known_files import require_file_here


def photo_field(label: str, key: str) -> Sequence[UploadedFile]:
    """Show the field; the files as they came."""
    return st.file_uploader(label, accept_multiple_files=True, key=key)


def clean_photos(sent: Sequence[UploadedFile]) -> tuple[CleanPhoto, ...]:
    """The files as photos that can be kept. Raises LintuError for one that is none."""
    for file in sent:
        require_file_here(file.getvalue(), file.name, "photo")
    return tuple(clean_photo(file.getvalue(), file.name) for file in sent)


def reply_field(
    label: str, answers: Sequence[AnswerTemplate] | Sequence[VoiceAnswer], key: str, tr: Translator
) -> str:
    """Show the choice of a template under `label`, and the field that begins with its text; the words."""
    by_key: Mapping[str, AnswerTemplate | VoiceAnswer] = {one.key: one for one in answers}
    template = st.selectbox(
        label,
        list(by_key),
        index=0 if by_key else None,
        format_func=lambda name: tr.name(by_key[name].name),
        placeholder=tr("Nothing chosen"),
        key=f"{key}-template",
    )
    return reply_text(tr.name(by_key[template].text) if template else "", f"{key}-{template}", tr)


def reply_text(begin: str, key: str, tr: Translator) -> str:
    """Show the field, in which `begin` stands at first; the words as they were left."""
    return st.text_area(tr("Text of the reply"), begin, key=f"{key}-words", max_chars=NOTE_MAX, height=110)
