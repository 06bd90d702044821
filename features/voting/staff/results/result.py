"""The whole result on one page. Nothing stands here that anybody may not know, for the page is projected."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box import result_text
from features.voting.box.publication import Publication
from features.voting.paper.result_sheet import result_sheet
from features.voting.staff.results.ages import ages
from features.voting.staff.results.counts import counts
from features.voting.staff.results.robustness import others, sensitivity


def show_result(shown: Publication, catalogue: Catalogue, least: int, tr: Translator) -> None:
    """Both counts, age groups, other methods, sensitivity, every step, the sheet."""
    _headline(shown, tr)
    if shown.result.has_quorum:
        counts(shown, catalogue, least, tr)
        ages(shown, catalogue, least, tr)
        others(shown, tr)
        sensitivity(shown, catalogue, tr)
        _steps(shown, tr)
    _rest(shown, catalogue, least, tr)


def sheet(shown: Publication, catalogue: Catalogue, least: int, tr: Translator) -> None:
    """A button that makes the PDF when it is pressed."""
    language = "en" if tr.language == "en" else "zh"
    st.download_button(
        tr("Result sheet (PDF, one page)"),
        lambda: result_sheet(shown, catalogue, language, least),
        file_name=f"result-{shown.vote.id}.pdf",
        mime="application/pdf",
        on_click="ignore",
        icon=":material/download:",
        key="result-sheet",
    )


def _headline(shown: Publication, tr: Translator) -> None:
    with st.container(key="result-headline"):
        st.text(tr.name(result_text.headline(shown)))
    settled = result_text.tie_rule_text(shown)
    if settled:
        st.text(tr.name(settled))


def _steps(shown: Publication, tr: Translator) -> None:
    """Every step of both counts in a sentence."""
    count = shown.result.count
    with st.expander(tr("Every step of the count"), key="result-steps"):
        st.text(tr("Plain count"))
        for step in count.plain.steps:
            st.text(f"· {tr.name(step)}")
        if count.by_seats:
            st.text(tr("Count by council seats"))
            for step in count.by_seats.steps:
                st.text(f"· {tr.name(step)}")


def _rest(shown: Publication, catalogue: Catalogue, least: int, tr: Translator) -> None:
    empty = result_text.empty_text(shown, catalogue)
    if empty and not shown.result.has_quorum:
        st.text(tr.name(empty))
    st.text(tr.name(result_text.ADVISORY))
    sheet(shown, catalogue, least, tr)
