"""Several cases at once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.assess import Assessment
from ui.components.cases.moves import next_step
from ui.components.cases.words import case_name
from ui.i18n import Words
from workshop.reports.report import Report


def bulk(in_file: Assessment, cases: Sequence[Report], tr: Words) -> None:
    """Take all of them one step further, with the same words."""
    with st.container(border=True, key="case-bulk"):
        st.text(tr("{count} cases at once", count=len(cases)))
        st.text(tr.list([case_name(in_file.catalogue, one, tr) for one in cases]))
        next_step(in_file, cases, tr)
