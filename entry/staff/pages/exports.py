"""导出: maps, documents and data as files."""

from __future__ import annotations

import streamlit as st

from entry.exporting.order import choose_format, choose_options
from entry.exporting.preview import contents, sheet_preview
from entry.exporting.product import export_buttons
from entry.exporting.sheet_form import sheet_form
from exports.request import ExportRequest
from exports.sheets.request import SheetRequest
from features.voting.files.counted_votes import counted_votes
from features.voting.small_cells import fewest_shown
from ui.components.community import community_of
from ui.components.damaged_rows import damaged_rows
from ui.components.sample_badge import sample_badge
from ui.session import session_context

here = session_context()
tr = here.words
baseline = community_of(here)
left, right = st.columns([5, 6], gap="large")
with left:
    sample_badge(here.community, tr)
    asked = choose_format(tr)
    is_drawn = bool(asked.part)
    sketches = choose_options(baseline, here, tr)
    sheet = sheet_form(tr) if is_drawn or asked.key == "everything" else SheetRequest()
    votes = counted_votes(here.community, sketches, fewest_shown(baseline.catalogue))
    damaged_rows(votes.damaged, tr("Votes"), tr)
    request = ExportRequest(
        baseline,
        options=sketches,
        language="en" if tr.language == "en" else "zh",
        votes=votes.shown,
        sheet=sheet,
    )
    export_buttons(asked, request, tr)
with right:
    if is_drawn:
        sheet_preview(asked, request, tr)
    else:
        contents(request, tr)
