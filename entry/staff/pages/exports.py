"""导出: maps, documents and data as files."""

from __future__ import annotations

import streamlit as st

from data.small_cells import fewest_shown
from entry.exporting.board_form import board_form
from entry.exporting.order import choose_format, choose_options, document_date
from entry.exporting.preview import contents, sheet_preview
from entry.exporting.product import export_buttons
from entry.exporting.sheet_form import sheet_form
from entry.frame.links import page_link
from exports.request import ExportRequest
from exports.sheet_formats import BOARDS, is_sheet
from exports.sheets.board_request import BoardRequest
from exports.sheets.request import SheetRequest
from features.options.sketch import sketch_of
from features.programs.feature import PROGRAMS
from features.voting.files.counted_votes import counted_votes
from layers.layer import View
from ui.components.choices import choose_view
from ui.components.community import community_of
from ui.components.damaged_rows import damaged_rows
from ui.components.sample_badge import sample_badge
from ui.session import session_context, view

here = session_context()
tr = here.words
baseline = community_of(here)
left, right = st.columns([5, 6], gap="large")
with left:
    sample_badge(here.community, tr)
    asked = choose_format(tr)
    is_all, is_map, is_board = asked.key == "everything", is_sheet(asked), asked in BOARDS
    options = choose_options(here, tr)
    is_picture = is_all or asked.extension == ".png"
    sheet, board, shown = SheetRequest(), BoardRequest(), View()
    if is_all:
        st.subheader(tr("Maps and atlases"))
    if is_map or is_all:
        sheet = sheet_form(is_picture, tr)
        st.caption(tr("Homes are coloured by"))
        shown = choose_view(baseline, tr)
    if is_all:
        st.subheader(tr("Public board"))
    if is_board or is_all:
        board = board_form(here.community, baseline.catalogue, is_picture, tr)
    made_on = document_date(tr)
    sketches = tuple(sketch_of(baseline, one, view().mode) for one in options)
    votes = counted_votes(here.community, sketches, fewest_shown(baseline.catalogue))
    damaged_rows(votes.damaged, tr("Votes"), tr)
    request = ExportRequest(
        baseline,
        options=sketches,
        language="en" if tr.language == "en" else "zh",
        made_on=made_on,
        view=shown,
        votes=votes.shown,
        sheet=sheet,
        board=board,
    )
    export_buttons(asked, request, tr)
    page_link(PROGRAMS.pages[0], tr("Live maps by address"), here, ":material/link:")
with right:
    if is_map or is_board:
        sheet_preview(asked, request, tr)
    else:
        contents(request, tr)
