"""海报: how residents find the page for reports: a poster for the notice board, and the address to scan."""

from __future__ import annotations

from features.reports.staff.posters import posters
from ui.components.community import community_in_file
from ui.components.sample_badge import sample_badge
from ui.session import session_context

here = session_context()
sample_badge(here.community, here.words)
posters(community_in_file(here), here, here.words)
