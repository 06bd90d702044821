"""Words, days, paper and QR code of a public board."""

from __future__ import annotations

from datetime import date
from typing import Literal, cast

import streamlit as st

from base.i18n import Translator
from data.catalogue.model import Catalogue
from entry.exporting.code_form import code_form
from entry.exporting.sheet_form import dpi_field, one_of, orientation_field
from exports.sheets.board_request import BoardRequest
from exports.sheets.display_period import display_rule, earliest_end
from exports.sheets.request import LINE_MAX, TEXT_MAX, TITLE_MAX


def board_form(community: str, catalogue: Catalogue, is_picture: bool, tr: Translator) -> BoardRequest:
    """Show the form of a board; returns its request. Empty fields get plain words or are left off."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="board-size"):
        paper = one_of(tr("Paper of the board"), {"A1": "A1", "A0": "A0"}, "board-paper", tr)
        orientation = orientation_field("board", tr, "portrait")
    with st.expander(tr("Words of the board"), expanded=True, key="board-words"):
        title = st.text_input(tr("Title"), max_chars=TITLE_MAX, key="board-title")
        subtitle = st.text_input(tr("Subtitle"), max_chars=LINE_MAX, key="board-subtitle")
        intro = st.text_area(tr("Introduction"), max_chars=TEXT_MAX, key="board-intro", height=90)
        organisation = st.text_input(tr("Prepared by"), max_chars=LINE_MAX, key="board-organisation")
        contact = st.text_input(tr("Contact"), max_chars=LINE_MAX, key="board-contact")
        since, until = _display_period(catalogue, tr)
    address, scan_for = code_form(community, tr)
    return BoardRequest(
        title=title,
        subtitle=subtitle,
        intro=intro,
        paper=cast(Literal["A1", "A0"], paper),
        orientation=orientation,
        organisation=organisation,
        contact=contact,
        address=address,
        scan_for=scan_for,
        since=since,
        until=until,
        dpi=dpi_field("board", tr) if is_picture else 0,
    )


def _display_period(catalogue: Catalogue, tr: Translator) -> tuple[date | None, date | None]:
    """The first and the last day on display."""
    with st.container(horizontal=True, key="board-period"):
        since = st.date_input(tr("First day on display"), None, key="board-since", width=200)
        earliest = earliest_end(since, catalogue) if since else None
        until = st.date_input(
            tr("Last day on display"), earliest, key=f"board-until-{since or ''}", width=200
        )
    st.caption(tr.name(display_rule(catalogue)))
    return since, until
