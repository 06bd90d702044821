"""Open the community of a page, with a progress bar."""

from __future__ import annotations

from data.assess import Assessment
from data.open_communities import is_open, open_assessment, open_current_assessment
from ui.boundary import watch_errors
from ui.session import SessionContext


def community_of(here: SessionContext) -> Assessment:
    """The scored community as it is now, with what staff have verified; a progress bar while it is read.

    Raises the errors of opening it.
    """
    if is_open(here.community):
        return open_current_assessment(here.community)
    with watch_errors(here.words) as progress:
        return open_current_assessment(here.community, progress)


def community_in_file(here: SessionContext) -> Assessment:
    """The scored community without any report: what cases are counted from."""
    community_of(here)
    return open_assessment(here.community)
