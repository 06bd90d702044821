"""项目: what was decided, on the map and as a list, one project in hand at a time."""

from __future__ import annotations

from features.projects.project_store import projects_of
from features.projects.staff.begin import begin_form
from features.projects.staff.project_list import project_list
from features.projects.staff.project_map import project_map
from features.projects.staff.project_panel import project_panel
from features.projects.staff.session import CHOSEN
from ui.components.actor_field import actor_field
from ui.components.community import community_of
from ui.components.sample_badge import sample_badge
from ui.components.work_page import work_page
from ui.session import session_context

here = session_context()
tr = here.words
places = work_page("projects", tr)
with places.panel:
    baseline = community_of(here)
    projects = projects_of(here.community)
    chosen = next((one for one in projects if one.id == CHOSEN.value()), None)
    if chosen is not None:
        project_panel(baseline, chosen, tr)
    else:
        sample_badge(here.community, tr)
        project_list(baseline, projects, tr)
        begin_form(baseline, projects, tr)
    actor_field(tr("Your name (recorded with every step)"), "project-actor", tr, width=300)
with places.map:
    project_map(baseline, chosen, tr)
