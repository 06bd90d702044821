"""Links between the pages, which carry language and community."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import streamlit as st

from base.i18n import Translator
from features.feature import StaffPage
from ui.session import SessionContext


class PageLinks:
    """The pages as Streamlit knows them, and links to them."""

    def __init__(self, pages: Iterable[StaffPage], start: StaffPage, here: SessionContext) -> None:
        self.tr: Translator = here.words
        self._query = {"lang": here.language, "community": here.community}
        self._made = {
            page: st.Page(
                page.file,
                title=self.tr.name(page.title),
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
        st.page_link(self._made[page], label=label, icon=icon, query_params=self._query | query)
