"""Which community is looked at: chosen, opened from a file, created or edited."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data.communities import SAMPLE, community_keys
from entry.frame.links import PageLinks
from entry.staff_pages import COMMUNITY
from features.sample_story.staff.sample_menu import sample_menu
from ui.components.community_name import community_name, own_communities
from ui.components.open_file import open_file
from ui.markdown import escape_markdown
from ui.session import SessionContext, remember_context, session_context


def scope_menu(here: SessionContext, links: PageLinks) -> None:
    """Show the menu under the name of the community."""
    tr, own = here.words, own_communities()
    name = escape_markdown(community_name(here.community, tr))
    with st.popover(name, icon=":material/location_on:", key="scope-menu"):
        _choice(here)
        if here.community in own:
            links.link(COMMUNITY, tr("Edit data"), ":material/edit:")
        links.link(COMMUNITY, tr("New community"), ":material/add_home:", new=here.community)
        open_file(here, tr)
        sample_menu(here)


def _choice(here: SessionContext) -> None:
    tr = here.words
    names = [SAMPLE, *community_keys(), *own_communities()]
    # A choice is remembered by its words, and a community may be opened elsewhere than here.
    key = f"community-choice-{tr.language}-{here.community}"
    if here.community not in names:
        names.append(here.community)
    st.selectbox(
        tr("Community"),
        names,
        index=names.index(here.community),
        format_func=lambda name: community_name(name, tr),
        key=key,
        on_change=lambda: _go_to(st.session_state[key], here.community),
        width=340,
    )


def _go_to(community: str, before: str) -> None:
    """Go from the community `before` to this one; a choice that comes late, from elsewhere, changes nothing.

    A browser that has not yet heard of the last run sends the choice of the former page with its next
    message, and Streamlit, which has forgotten that choice, takes it for a new one.
    """
    now = session_context()
    if now.community == before:
        remember_context(replace(now, community=community))
