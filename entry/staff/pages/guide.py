"""使用说明: the pages of the guide."""

from __future__ import annotations

import streamlit as st

from base.guide import FIRST, guide_pages, guide_title
from entry.staff.guide_parts import guide_parts
from ui.session import remember_value, remembered_value, session_context

here = session_context()
tr = here.words
pages = guide_pages()
asked = remembered_value("topic", FIRST)
page = st.selectbox(
    tr("Page of the guide"),
    pages,
    index=pages.index(asked if asked in pages else FIRST),
    format_func=lambda name: guide_title(name, tr.language),
    key=f"guide-page-{tr.language}-{asked}",
    width=420,
)
if page != asked:
    remember_value("topic", page)
with st.container(key="guide-text", width=860):
    for part in guide_parts(page, here):
        if part.picture is None:
            st.markdown(part.text)
        else:
            st.image(part.picture, caption=part.text)
