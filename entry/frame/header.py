"""The one row above every page: where one is, where one can go, and the menus."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from base.entries import Entry
from base.guide import guide_title
from base.i18n import Translator
from entry.frame.links import PageLinks
from entry.frame.own_menu import own_menu
from entry.frame.scope_menu import scope_menu
from entry.staff_pages import EXPORTS, GUIDE, SOURCES, START, staff_pages
from features.feature import StaffPage
from ui.components.door_link import plain_notice
from ui.session import SessionContext


def waiting_counts(community: str) -> dict[StaffPage, int]:
    """How many things wait for staff on each page that counts them."""
    return {page: page.waiting(community) for page in staff_pages() if page.waiting}


def header(
    here: SessionContext, links: PageLinks, current: StaffPage, waiting: Mapping[StaffPage, int]
) -> None:
    """Show the row, with what waits on each page. It wraps nowhere; on a phone the entries stand below the
    page instead."""
    tr = here.words
    with st.container(key="head", horizontal=True, vertical_alignment="center"):
        with st.container(key="brand", width="content"):
            links.link(START, tr("Lintu"))
        _entries(here, links, current, waiting)
        _pages_of_entry(links, current, tr)
        with st.container(key="head-tools", horizontal=True, vertical_alignment="center"):
            scope_menu(here, links)
            plain_notice(tr)
            _export(links, current, tr)
            _help(links, current, tr)
            own_menu(here)


def _entries(
    here: SessionContext, links: PageLinks, current: StaffPage, waiting: Mapping[StaffPage, int]
) -> None:
    pages: dict[Entry, list[StaffPage]] = {}
    for page in staff_pages():
        if page.entry is not None:
            pages.setdefault(page.entry, []).append(page)
    with st.container(key="entries", horizontal=True):
        for entry, members in pages.items():
            with st.container(key=_marked("entry", entry.key, entry == current.entry), width="content"):
                count = sum(waiting.get(one, 0) for one in members)
                badge = f" :red-badge[{count}]" if count else ""
                links.link(members[0], here.words.name(entry.title) + badge, entry.icon)


def _pages_of_entry(links: PageLinks, current: StaffPage, tr: Translator) -> None:
    pages = [page for page in staff_pages() if page.entry is not None and page.entry == current.entry]
    with st.container(key="subpages", horizontal=True):
        for page in pages if len(pages) > 1 else ():
            with st.container(key=_marked("subpage", page.address, page == current), width="content"):
                links.link(page, tr.name(page.short or page.title))


def _help(links: PageLinks, current: StaffPage, tr: Translator) -> None:
    with st.popover(tr("Help"), icon=":material/help:", key="help-menu"):
        if current.guide:
            title = guide_title(current.guide, tr.language)
            links.link(GUIDE, title, ":material/menu_book:", topic=current.guide)
        links.link(GUIDE, tr("All pages of the guide"), ":material/list:")
        links.link(SOURCES, tr("Sources and assumptions"), ":material/fact_check:")


def _export(links: PageLinks, current: StaffPage, tr: Translator) -> None:
    query = {"format": current.product} if current.product else {}
    with st.container(key="export-link", width="content"):
        links.link(EXPORTS, tr("Export"), ":material/download:", **query)


def _marked(kind: str, key: str, is_current: bool) -> str:
    """A container's key; frame.js and the style sheet find the current one by its end."""
    return f"{kind}-{key}{'-current' if is_current else ''}"
