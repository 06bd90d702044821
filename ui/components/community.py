"""The community that a page is about, opened with a sign of life where it takes time."""

from __future__ import annotations

from data.assess import Assessment
from ui.components.watched import watched
from ui.opened import is_open, opened
from ui.session import Where


def community_of(here: Where) -> Assessment:
    """The scored community; a progress bar while it is read. Raises the errors of opening it."""
    if is_open(here.community):
        return opened(here.community)
    with watched(here.words) as progress:
        return opened(here.community, progress)
