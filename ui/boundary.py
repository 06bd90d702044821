"""Error boundary and progress bar for work on a page."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from base.bugs import log_bug
from base.errors import LintuError
from base.i18n import Translator
from base.words import Progress, Text


@contextmanager
def error_boundary(tr: Translator) -> Iterator[None]:
    """Show an error of ours in the reader's language; give anything else a number that the log explains."""
    try:
        yield
    except LintuError as error:
        st.error(tr("This did not work."), icon=":material/error:")
        st.text(error.message(tr.language))
    except Exception:
        st.error(
            tr("An error occurred. Nothing was lost; please report number {number}.", number=log_bug()),
            icon=":material/error:",
        )


@contextmanager
def watch_errors(tr: Translator) -> Iterator[Progress]:
    """Show a progress bar while the work runs."""
    bar = st.progress(0.0)

    def progress(share: float, what: Text) -> None:
        bar.progress(min(1.0, share), text=tr.name(what))

    try:
        yield progress
    finally:
        bar.empty()
