"""Assumptions and warnings, beside the results that rest on them."""

from __future__ import annotations

import streamlit as st

from base.i18n import Words
from data.assess import Assessment
from data.notes import assumptions_of, warnings_of


def notes(assessment: Assessment, tr: Words) -> None:
    """Warnings openly, assumptions behind a line that counts them."""
    warnings, assumptions = warnings_of(assessment), assumptions_of(assessment)
    if warnings:
        with st.expander(
            tr("{count} warnings", count=len(warnings)), icon=":material/warning:", key="warnings"
        ):
            for note in warnings:
                st.text(f"· {tr.name(note.text)}")
    if assumptions:
        with st.expander(
            tr("{count} assumptions", count=len(assumptions)), icon=":material/straighten:", key="assumptions"
        ):
            for note in assumptions:
                st.text(f"· {tr.name(note.text)}")
