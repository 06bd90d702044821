"""All pages for staff: those of the capabilities, and those that belong to no one capability."""

from __future__ import annotations

from pathlib import Path

from base.entries import TODAY
from base.words import Message
from features.feature import StaffPage, capabilities

_PAGES = Path(__file__).parent / "staff" / "pages"
START = StaffPage(
    _PAGES / "overview.py", Message("Overview"), "overview", TODAY, 10, Message("Map"), "map-pdf", "score"
)
"""The page at the address without a path."""
COVERAGE = StaffPage(
    _PAGES / "coverage.py", Message("Coverage"), "coverage", TODAY, 20, product="word", guide="score"
)
SOURCES = StaffPage(
    _PAGES / "sources.py",
    Message("Sources and assumptions"),
    "sources",
    TODAY,
    90,
    Message("Sources", context="page"),
    "word",
    "numbers",
)
EXPORTS = StaffPage(_PAGES / "exports.py", Message("Exports"), "exports", guide="exports")
COMMUNITY = StaffPage(
    _PAGES / "community.py",
    Message("Your community"),
    "community",
    product="geopackage",
    guide="own-community",
)
GUIDE = StaffPage(_PAGES / "guide.py", Message("Guide"), "guide")


def staff_pages() -> tuple[StaffPage, ...]:
    """The pages in the order of the navigation; those outside it come last."""
    own = (START, COVERAGE, SOURCES, EXPORTS, COMMUNITY, GUIDE)
    pages = (*own, *(page for feature in capabilities() for page in feature.pages))
    return tuple(sorted(pages, key=lambda page: (page.entry is None, _place(page))))


def addresses() -> frozenset[str]:
    """The parts of addresses that have a page; the first page has none."""
    return frozenset(("", *(page.address for page in staff_pages() if page is not START)))


def _place(page: StaffPage) -> tuple[int, int]:
    return (page.entry.order if page.entry else 0, page.place)
