"""你的社区: bring in a community of one's own, step by step."""

from __future__ import annotations

import streamlit as st

from data.communities import own_names
from features.own_community.staff.assistant import assistant
from features.own_community.staff.start import start
from features.packets.staff.carrying import packet_in, packet_out
from ui.session import session_context

here = session_context()
tr = here.words
# "New community" in the menu names the community that was open; with the new one the page goes on.
is_begun = st.query_params.get("new") != here.community
if here.community in own_names() and is_begun:
    assistant(here, tr, packet_out)
else:
    start(here, tr, packet_in)
