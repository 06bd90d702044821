"""The result sheet to print."""

from __future__ import annotations

import streamlit as st

from base.i18n import Words
from base.translations import DEFAULT, languages
from data.catalogue import Catalogue
from features.voting.box.publication import Publication
from features.voting.paper.result_sheet import result_sheet


def sheet(shown: Publication, catalogue: Catalogue, least: int, tr: Words) -> None:
    """A button that makes the PDF when it is pressed."""
    language = tr.language if tr.language in languages() else DEFAULT
    st.download_button(
        tr("Result sheet (PDF, one page)"),
        lambda: result_sheet(shown, catalogue, language, least),
        file_name=f"result-{shown.standing.id}.pdf",
        mime="application/pdf",
        icon=":material/download:",
        key="result-sheet",
    )
