"""The field for photos that staff add to a report, and what they sent through it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from base.photos.clean_photo import CleanPhoto
from base.photos.cleaning import clean_photo
from data.known_files import require_file_here


def photo_field(label: str, key: str) -> Sequence[UploadedFile]:
    """Show the field; the files as they came."""
    return st.file_uploader(label, accept_multiple_files=True, key=key)


def clean_photos(sent: Sequence[UploadedFile]) -> tuple[CleanPhoto, ...]:
    """The files as photos that can be kept. Raises LintuError for one that is none."""
    for file in sent:
        require_file_here(file.getvalue(), file.name, "photo")
    return tuple(clean_photo(file.getvalue(), file.name) for file in sent)
