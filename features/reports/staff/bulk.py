"""Several cases at once."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Words
from data.assess import Assessment
from features.reports.report import Report
from features.reports.staff.moves import next_step
from features.reports.staff.words import case_name


def bulk(in_file: Assessment, cases: Sequence[Report], tr: Words) -> None:
    """Take all of them one step further, with the same words."""
    with st.container(border=True, key="case-bulk"):
        st.text(tr("{count} cases at once", count=len(cases)))
        st.text(tr.list([case_name(in_file.catalogue, one, tr) for one in cases]))
        next_step(in_file, cases, tr)
