"""侵占处置: the queue of reports, one case at a time or several at once, statistics, posters."""

from __future__ import annotations

import streamlit as st

from features.reports.staff.case import case_in_hand, case_panel
from features.reports.staff.case_map import case_map
from features.reports.staff.moves import bulk
from features.reports.staff.outline import outline_tool
from features.reports.staff.posters import posters
from features.reports.staff.queue import queue
from features.reports.staff.statistics import statistics
from features.reports.staff.views import view_choice
from ui.components.community import community_in_file
from ui.components.sample_badge import sample_badge
from ui.session import session_context

here = session_context()
tr = here.words
in_file = community_in_file(here)
sample_badge(here.community, tr)
chosen_view = view_choice(tr)
if chosen_view == "statistics":
    statistics(in_file, tr)
elif chosen_view == "posters":
    posters(in_file, here, tr)
else:
    listed = queue(in_file, tr)
    if len(listed.picked) > 1:
        bulk(in_file, listed.picked, tr)
    else:
        case = case_in_hand(in_file)
        left, right = st.columns([6, 5], gap="medium")
        with left:
            case_map(in_file, case, outline_tool(case, tr), tr)
        with right:
            case_panel(in_file, case, tr)
