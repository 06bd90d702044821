"""How far a search is, looked at every second, with a button that stops it."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.suggestions.staff.session import JOB
from features.suggestions.staff.solving_job import SolvingJob

_EVERY_S = 0.5


def follow_job(job: SolvingJob, limit_s: float, tr: Translator) -> None:
    """Show the progress until the search has ended; then the page runs again."""

    def follow() -> None:
        if not job.is_running:
            st.rerun()
        words = tr.name(job.doing) if job.doing else ""
        st.progress(job.share, text=words)
        st.caption(tr("It stops after {seconds:g} seconds and says how good the result is.", seconds=limit_s))
        if st.button(tr("Cancel"), key="suggestion-cancel", icon=":material/close:"):
            job.stop()
            JOB.set(None)
            st.rerun()

    st.fragment(follow, run_every=_EVERY_S)()
