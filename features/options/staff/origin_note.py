"""What an option was made of, with the way back there."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.option_origins import OPTION_ORIGINS
from features.options.layout_option import LayoutOption
from ui.markdown import escape_markdown
from ui.session import session_context


def origin_note(option: LayoutOption, tr: Translator) -> None:
    """Show it as a button that leads there, if any capability knows."""
    found = (origin_of(option.community, option.id) for origin_of in OPTION_ORIGINS)
    origin = next((one for one in found if one is not None), None)
    if origin is None:
        return
    label = escape_markdown(tr.name(origin.text))
    if st.button(label, icon=":material/history:", key="option-origin", type="tertiary"):
        here = session_context()
        st.switch_page(
            st.Page(origin.file, url_path=origin.address),
            query_params={"lang": here.language, "community": here.community, **origin.values},
        )
