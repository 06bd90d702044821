"""Size, scale and title block of what is drawn on paper."""

from __future__ import annotations

from typing import cast

import streamlit as st

from base.i18n import Translator
from exports.sheets.request import LINE_MAX, TITLE_MAX, SheetRequest, Style
from paper.paper import PAPERS, Orientation
from paper.scales import SCALES

_FITTING = 0


def sheet_form(tr: Translator) -> SheetRequest:
    """Show the form of a sheet; returns its request. Empty fields get defaults."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="sheet-size"):
        paper = st.selectbox(
            tr("Paper"), list(PAPERS), index=list(PAPERS).index("A3"), key="sheet-paper", width=120
        )
        sides = {"landscape": tr("Landscape"), "portrait": tr("Portrait")}
        side = _one(tr("Orientation"), sides, "sheet-side", tr)
        scale = st.selectbox(
            tr("Scale"),
            [_FITTING, *SCALES],
            format_func=lambda one: f"1:{one}" if one else tr("the largest that fits"),
            key=f"sheet-scale-{tr.language}",
            width=220,
        )
        styles = {"screen": tr("as on screen"), "statutory": tr("statutory colours")}
        style = _one(tr("Style"), styles, "sheet-style", tr)
    with st.expander(tr("Title block"), key="sheet-block"):
        title = st.text_input(tr("Title of the sheet"), max_chars=TITLE_MAX, key="sheet-title")
        organisation = st.text_input(tr("Prepared by"), max_chars=LINE_MAX, key="sheet-organisation")
        number = st.text_input(tr("Sheet number"), max_chars=LINE_MAX, key="sheet-number")
        marking = st.text_input(
            tr("Marking"), tr("Draft for discussion"), max_chars=LINE_MAX, key=f"sheet-marking-{tr.language}"
        )
    return SheetRequest(
        title=title,
        paper=paper,
        orientation=cast(Orientation, side),
        scale=scale or None,
        style=cast(Style, style),
        marking=marking,
        organisation=organisation,
        number=number,
    )


def _one(label: str, names: dict[str, str], key: str, tr: Translator) -> str:
    first = next(iter(names))
    chosen = st.segmented_control(
        label, list(names), default=first, format_func=lambda one: names[one], key=f"{key}-{tr.language}"
    )
    return chosen or first
