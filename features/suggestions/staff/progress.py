"""How far a search is, looked at every second, with a button that stops it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from base.i18n import Translator
from features.suggestions.staff.solving_job import SolvingJob

_EVERY_S = 0.5


def follow_job(job: SolvingJob[Any], key: str, note: str, forget: Callable[[], None], tr: Translator) -> None:
    """Show the progress until the search has ended; then the page runs again. note: what to expect. forget:
    called when somebody cancels."""

    def follow() -> None:
        if not job.is_running:
            st.rerun()
        words = tr.name(job.doing) if job.doing else ""
        st.progress(job.share, text=words)
        st.caption(note)
        if st.button(tr("Cancel"), key=f"{key}-cancel", icon=":material/close:"):
            job.stop()
            forget()
            st.rerun()

    st.fragment(follow, run_every=_EVERY_S)()
