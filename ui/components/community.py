"""The community that a page is about, opened with a sign of life where it takes time."""

from __future__ import annotations

from data.assess import Assessment
from data.opened import is_open, opened, opened_today
from ui.boundary import watched
from ui.session import Where


def community_of(here: Where) -> Assessment:
    """The scored community as it is now, with what staff have verified; a progress bar while it is read.

    Raises the errors of opening it.
    """
    if is_open(here.community):
        return opened_today(here.community)
    with watched(here.words) as progress:
        return opened_today(here.community, progress)


def community_in_file(here: Where) -> Assessment:
    """The scored community without any report: what cases are counted from."""
    community_of(here)
    return opened(here.community)
