"""The keys that were made, one new one, and the button that takes one back."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.programs.program_keys import SCOPES, ProgramKey, make_key, program_keys, revoke_key
from ui.boundary import error_boundary
from ui.session import actor_name
from ui.slot import Slot

_MADE = Slot[str]("program-made", "")


def new_key_shown(tr: Translator) -> None:
    """The key that was made just now, for the only time."""
    if key := _MADE.take():
        st.success(tr("The key was made. Copy it now: it is shown this once."))
        st.code(key, language=None)


def key_list(tr: Translator) -> None:
    """A row for each key, those that work first."""
    keys = program_keys()
    st.subheader(tr("Keys"))
    if not keys:
        st.text(tr("No program has a key yet. On this computer itself none is needed without a pass code."))
    for key in keys:
        _key_row(key, tr)


def _key_row(key: ProgramKey, tr: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key=f"program-{key.id}"):
        scopes = tr.list([tr.name(SCOPES[one]) for one in key.scopes if one in SCOPES])
        used = key.used_on or tr("never")
        st.text(
            tr(
                "{name}: {scopes}. Made {day} by {who}, last used {used}.",
                name=key.name,
                scopes=scopes,
                day=key.made_at[:10],
                who=key.made_by or "–",
                used=used,
            ),
            width="stretch",
        )
        if not key.works:
            gone = tr("Taken back {day} by {who}", day=key.revoked_at[:10], who=key.revoked_by or "–")
            st.caption(gone, width="content")
            return
        with st.popover(tr("Take back"), key=f"program-revoke-{key.id}"):
            st.text(tr("The program is shut out at once. This cannot be undone; a new key can be made."))
            if st.button(tr("Take this key back"), type="primary", key=f"program-revoke-now-{key.id}"):
                with error_boundary(tr):
                    revoke_key(key.id, actor_name())
                    st.rerun()


def new_key_form(tr: Translator) -> None:
    """For which program, and what it may do."""
    with st.form("program-new", border=True):
        st.text(tr("New key"))
        name = st.text_input(
            tr("For which program"), placeholder=tr("e.g. QGIS of the planning office"), key="program-name"
        )
        chosen = [
            key
            for key, text in SCOPES.items()
            if st.checkbox(tr.name(text), value=len(SCOPES) == 1, key=f"program-scope-{key}")
        ]
        if st.form_submit_button(tr("Make a key"), icon=":material/key:"):
            with error_boundary(tr):
                _MADE.set(make_key(name, chosen, actor_name()))
                st.rerun()
