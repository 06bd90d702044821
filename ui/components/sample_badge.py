"""The mark of the bundled sample: whoever sees its things knows that they are invented."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.communities import SAMPLE


def sample_badge(community: str, tr: Translator) -> None:
    """Show the mark where the community with this key is the sample; nothing elsewhere."""
    if community == SAMPLE:
        st.badge(
            tr("sample"),
            icon=":material/science:",
            color="orange",
            help=tr("An invented place: nothing here is real, and nothing here decides anything."),
        )
