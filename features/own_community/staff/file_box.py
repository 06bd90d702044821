"""A file that was brought to the wrong upload: said with the right one, and a button that leads there."""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from base.i18n import Translator
from data.importers.errors import printable_name
from data.known_files import MisplacedFileError, file_elsewhere
from features.own_community.staff.session import go_to_step, next_round_of_own, tell


def belongs_here(file: UploadedFile, box: str, tr: Translator, *accepted: str) -> bool:
    """Whether the file may be read in this upload; if not, the page says where it belongs.

    box: the name of the upload in keys. accepted: keys of `data.known_files`; unknown files are read, too.
    """
    known = file_elsewhere(file.getvalue(), file.name, *accepted)
    if known is None:
        return True
    error = MisplacedFileError(file=printable_name(file.name), kind=known.what, where=known.where)
    with st.container(border=True, key=f"own-elsewhere-{box}"):
        st.text(f"⚠ {error.message(tr.language)}")
        if known.step and st.button(tr("Go there"), key=f"own-go-{box}", icon=":material/arrow_forward:"):
            next_round_of_own()
            tell(())
            go_to_step(known.step)
            st.rerun()
    return False
