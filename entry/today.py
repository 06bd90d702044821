"""What the first page says besides its figures: what waits, and where to start."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from data.assess import Assessment
from data.communities import SAMPLE
from entry.frame.links import page_link
from entry.staff_pages import COMMUNITY, staff_pages
from features.feature import capabilities
from ui.components.open_file import open_file
from ui.session import SessionContext, remember_context


def todo_list(in_file: Assessment, here: SessionContext) -> None:
    """Links to what waits for staff, told by the capabilities; nothing where nothing waits."""
    tr = here.words
    waiting = [todo for feature in capabilities() for todo in feature.todo(in_file)]
    if not waiting:
        return
    pages = {page.address: page for page in staff_pages()}
    st.subheader(tr("To do"))
    with st.container(key="todo"):
        for todo in waiting:
            page_link(pages[todo.page], tr.name(todo.text), here, ":material/arrow_forward:")


def ways_to_start(here: SessionContext) -> None:
    """The three ways to a community: the sample, a file, from nothing."""
    tr = here.words
    st.subheader(tr("Start"))
    with st.container(key="ways-to-start"):
        if here.community != SAMPLE:
            st.button(
                tr("Look at the sample"),
                key="start-sample",
                icon=":material/explore:",
                on_click=lambda: remember_context(replace(here, community=SAMPLE)),
            )
        open_file(here, tr, label=tr("Open a map file of your own"), key="start-file")
        page_link(COMMUNITY, tr("New community"), here, ":material/add_home:", new=here.community)
