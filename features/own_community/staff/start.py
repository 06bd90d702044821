"""Start a community of one's own: a name, or a packet from another machine."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.i18n import Translator
from base.words import Bilingual
from data.communities import own_names
from data.store.open_store import the_store
from features.own_community.community_versions import LONGEST_NAME, begin
from features.own_community.staff.session import go_on_with
from ui.boundary import error_boundary
from ui.session import SessionContext, actor_name


def start(
    here: SessionContext, tr: Translator, packet_in: Callable[[SessionContext, Translator], None]
) -> None:
    """Show the page while no community of one's own is open; `packet_in` offers to import one."""
    st.subheader(tr("Import your own community"))
    st.text(
        tr(
            "Start from what you have: a name and a rectangle, a map file, a CAD plan or an Excel "
            "list. Every step is saved; you can stop at any time and continue later."
        )
    )
    left, right = st.columns(2, gap="large")
    with left:
        _new(here, tr)
    with right:
        _choose_community(here, tr)
        packet_in(here, tr)


def _new(here: SessionContext, tr: Translator) -> None:
    with st.form("own-new"):
        zh = st.text_input(tr("Name of the community"), max_chars=LONGEST_NAME, key="own-name")
        en = st.text_input(tr("Name in English (optional)"), max_chars=LONGEST_NAME, key="own-name-en")
        if st.form_submit_button(tr("Create community"), type="primary", icon=":material/add_home:"):
            with error_boundary(tr):
                go_on_with(here, begin(the_store(), Bilingual(zh, en), actor_name()).key)


def _choose_community(here: SessionContext, tr: Translator) -> None:
    own = own_names()
    if own:
        st.text(tr("Continue with"))
        with st.container(horizontal=True):
            for key, name in own.items():
                if st.button(tr.name(name), key=f"own-open-{key}", icon=":material/folder_open:"):
                    go_on_with(here, key)
