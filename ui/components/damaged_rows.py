"""What cannot be opened, named beside what can."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator


def damaged_rows(ids: Sequence[str], kind: str, tr: Translator) -> None:
    """Say which rows of a kind, as the page calls it, cannot be opened; nothing where all can."""
    if not ids:
        return
    with st.container(border=True, key="damaged-rows"):
        st.text(
            tr(
                "⚠ Cannot be opened, because their rows are damaged: {kind} {ids}. The others are not "
                "affected. Restore the latest backup in which they open.",
                kind=kind,
                ids=tr.list(list(ids)),
            )
        )
