"""Navigation and the frame around every Streamlit page."""

from __future__ import annotations

import os

import streamlit as st

from data.communities import SAMPLE
from data.open_communities import is_open
from entry.frame.header import header, waiting_counts
from entry.frame.links import PageLinks
from entry.staff_pages import START, staff_pages
from features.sample_story.first_use import await_story, begin_story
from ui.boundary import error_boundary
from ui.components.clock_notice import clock_notice
from ui.components.style import use_style
from ui.page_title import heading, page_title
from ui.session import projected_option, session_context

LONGEST_WAIT_S = 20.0
"""For the sample's story at first use, where a page would be empty without it; most often a second."""

here = session_context()
links = PageLinks(staff_pages(), START, here)
page = st.navigation(links.pages(), position="hidden")
current = links.declared(page)
was_open = is_open(here.community)
page_title(here.words.name(current.title), here)
use_style(here.words)
if here.community == SAMPLE:
    begin_story(os.environ)
    if current is not START:  # which needs nothing of it
        await_story(LONGEST_WAIT_S)
counted = waiting_counts(here.community)
if not projected_option():
    header(here, links, current, counted)
with st.container(key="page"), error_boundary(here.words):
    heading(here.words.name(current.title))
    if not projected_option():
        clock_notice(here.words)
    page.run()
if not was_open and not projected_option():  # the first page in this community: its rows were not read before
    if here.community == SAMPLE:
        await_story(LONGEST_WAIT_S)
    if waiting_counts(here.community) != counted:
        st.rerun()
