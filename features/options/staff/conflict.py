"""Two planners saved the same thing: let one of them choose, never overwrite silently."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.presets import new_id
from features.options.staff.session import conflict, leave_conflict, select
from ui.session import ACTOR

__all__ = ["leave_conflict", "offer_choice"]


def offer_choice(option: LayoutOption, tr: Translator) -> None:
    """Ask whether to keep mine, theirs or both, while there is a conflict."""
    waiting = conflict()
    if waiting is None:
        return
    with st.container(border=True, key="conflict"):
        st.text(waiting.message(tr.language))
        with st.container(horizontal=True):
            if st.button(tr("Keep mine"), key="keep-mine"):
                mine = replace(waiting.offered, version=waiting.stored.version)
                option_store.save_intervention(option.id, mine, ACTOR)
                _after_settling(mine.id)
            if st.button(tr("Keep theirs"), key="keep-theirs"):
                _after_settling(waiting.stored.id)
            if st.button(tr("Keep both"), key="keep-both"):
                other = option_store.add_intervention(option.id, replace(waiting.offered, id=new_id()), ACTOR)
                _after_settling(other.id)


def _after_settling(intervention: str) -> None:
    leave_conflict(None)
    select(intervention)
    st.rerun()
