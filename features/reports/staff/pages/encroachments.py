"""侵占处置: the reports beside their map, one in hand at a time; statistics."""

from __future__ import annotations

from features.reports.staff.case import case_in_hand, case_panel
from features.reports.staff.case_map import case_map
from features.reports.staff.new_report import new_report_form
from features.reports.staff.outline import outline_tool
from features.reports.staff.page_head import VIEWS, list_head, view_choice
from features.reports.staff.report_list import report_list
from features.reports.staff.session import NEW_REPORT, chosen_case, chosen_view
from features.reports.staff.statistics import statistics
from ui.components.actor_field import actor_field
from ui.components.community import community_in_file, community_of
from ui.components.sample_badge import sample_badge
from ui.components.style import use_sheets
from ui.components.work_page import work_page
from ui.session import session_context

here = session_context()
tr = here.words
if chosen_view(VIEWS) != "queue":
    view_choice(tr)
    sample_badge(here.community, tr)
    statistics(community_in_file(here), tr)
else:
    places = work_page("cases", tr)
    use_sheets("reports.css")
    with places.panel:
        in_file = community_in_file(here)
        case = case_in_hand(in_file)
        if case is not None:
            case_panel(in_file, community_of(here), case, tr)
        elif chosen_case() == NEW_REPORT:
            new_report_form(in_file, tr)
        else:
            view_choice(tr)
            list_head(here.community, tr)
            sample_badge(here.community, tr)
            report_list(in_file, tr)
        actor_field(tr("Your name (recorded with every step)"), "case-actor", tr, width=300)
    with places.strip:
        tool = outline_tool(case, tr)
    with places.map:
        case_map(in_file, case, tool, tr)
