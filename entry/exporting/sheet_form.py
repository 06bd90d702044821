"""Size, scale, content and title block of maps and atlases."""

from __future__ import annotations

from typing import Any, cast

import streamlit as st

from base.i18n import Translator
from exports.sheets.request import LINE_MAX, NAME_MAX, TEXT_MAX, TITLE_MAX, SheetRequest, Style
from layers import LAYERS
from paper.paper import PAPERS, Orientation
from paper.scales import SCALES

_FITTING = 0
DPI_MOST = 600


def sheet_form(is_picture: bool, tr: Translator) -> SheetRequest:
    """Show the form of a sheet; returns its request. Empty fields get defaults."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="sheet-size"):
        paper = st.selectbox(
            tr("Paper"), list(PAPERS), index=list(PAPERS).index("A3"), key="sheet-paper", width=120
        )
        side = orientation_field("sheet", tr)
        scale = st.selectbox(
            tr("Scale"),
            [_FITTING, *SCALES],
            format_func=lambda one: f"1:{one}" if one else tr("the largest that fits"),
            key=f"sheet-scale-{tr.language}",
            width=220,
        )
        styles = {"screen": tr("as on screen"), "statutory": tr("statutory colours")}
        style = one_of(tr("Style"), styles, "sheet-style", tr)
    layers, insets = _map_content(tr)
    return SheetRequest(
        paper=paper,
        orientation=side,
        scale=scale or None,
        style=cast(Style, style),
        layers=layers,
        insets=insets,
        **_title_block(tr),
        dpi=dpi_field("sheet", tr) if is_picture else 0,
    )


def _map_content(tr: Translator) -> tuple[tuple[str, ...], bool]:
    """The layers that are drawn, and whether small maps stand beside."""
    names = {one.key: tr.name(one.name) for one in LAYERS}
    with st.expander(tr("Content of the map"), key="sheet-content"):
        layers = st.multiselect(
            tr("Layers"),
            list(names),
            format_func=lambda key: names[key],
            placeholder=tr("those that the map begins with"),
            key=f"sheet-layers-{tr.language}",
        )
        insets = st.checkbox(
            tr("Small maps: before and after, or where a page lies"), True, key="sheet-insets"
        )
    return tuple(layers), insets


def _title_block(tr: Translator) -> dict[str, Any]:
    """The texts of the title block by the names of the request's fields."""
    labels = {
        "title": (tr("Title of the sheet"), TITLE_MAX),
        "organisation": (tr("Prepared by"), LINE_MAX),
        "number": (tr("Sheet number"), LINE_MAX),
        "source": (tr("Data"), TEXT_MAX),
        "height_datum": (tr("Height datum"), LINE_MAX),
        "review_number": (tr("Map review no."), LINE_MAX),
        "wind": (tr("Wind rose: 8 or 16 frequencies in %, clockwise from north"), LINE_MAX),
        "designed_by": (tr("Designed by"), NAME_MAX),
        "checked_by": (tr("Checked by"), NAME_MAX),
        "approved_by": (tr("Reviewed by"), NAME_MAX),
    }
    with st.expander(tr("Title block"), key="sheet-block"):
        texts = {
            name: st.text_input(label, max_chars=limit, key=f"sheet-{name}")
            for name, (label, limit) in labels.items()
        }
        texts["marking"] = st.text_input(
            tr("Marking"), tr("Draft for discussion"), max_chars=LINE_MAX, key=f"sheet-marking-{tr.language}"
        )
    return texts


def orientation_field(form: str, tr: Translator, first: Orientation = "landscape") -> Orientation:
    """Across or upright."""
    sides = {"landscape": tr("Landscape"), "portrait": tr("Portrait")}
    return cast(Orientation, one_of(tr("Orientation"), sides, f"{form}-side", tr, first))


def dpi_field(form: str, tr: Translator) -> int:
    """Dots an inch of a picture; 0 for what suits the paper."""
    label = tr("Dots an inch of a picture (PNG); 0: what suits the paper")
    return int(st.number_input(label, 0, DPI_MOST, 0, key=f"{form}-dpi", width=420))


def one_of(label: str, names: dict[str, str], key: str, tr: Translator, first: str = "") -> str:
    """One of these keys, shown by their names."""
    first = first or next(iter(names))
    chosen = st.segmented_control(
        label, list(names), default=first, format_func=lambda one: names[one], key=f"{key}-{tr.language}"
    )
    return chosen or first
