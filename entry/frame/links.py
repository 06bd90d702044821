"""Links between the pages, which carry language and community."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st

from features.feature import StaffPage
from ui.session import SessionContext


class PageLinks:
    """The pages as Streamlit knows them, and links to them."""

    def __init__(self, pages: Iterable[StaffPage], start: StaffPage, here: SessionContext) -> None:
        self._here = here
        self._made = {
            page: st.Page(
                page.file,
                title=here.words.name(page.title),
                url_path=page.address,
                default=page is start,
            )
            for page in pages
        }

    def pages(self) -> list[Any]:
        """All of them, for `st.navigation`."""
        return list(self._made.values())

    def declared(self, chosen: object) -> StaffPage:
        """The declaration of the page that `st.navigation` chose."""
        return next(page for page, made in self._made.items() if made is chosen)

    def link(self, page: StaffPage, label: str, icon: str | None = None, **query: str) -> None:
        """Show a link to the page; `query` goes into its address too."""
        _show(self._made[page], label, self._here, icon, query)


def page_link(
    page: StaffPage, label: str, here: SessionContext, icon: str | None = None, **query: str
) -> None:
    """Show a link from within a page, which has no `PageLinks`, to another one that is not the first."""
    _show(st.Page(page.file, url_path=page.address), label, here, icon, query)


def _show(page: Any, label: str, here: SessionContext, icon: str | None, query: Mapping[str, str]) -> None:
    query_params = {"lang": here.language, "community": here.community, **query}
    st.page_link(page, label=label, icon=icon, query_params=query_params)
