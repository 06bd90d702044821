"""Posters for the notice boards, one a compound, and the address that they print."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.paper.poster import poster_pdf, report_poster
from features.reports.phone.addresses import report_link
from layers.layer import with_names
from ui.components.phone_address import phone_address_field, phone_address_problem, show_qr
from ui.session import SessionContext


def posters(in_file: Assessment, here: SessionContext, tr: Translator) -> None:
    """Choose a compound, check the address that phones will call, scan the code or take the PDF."""
    st.text(tr("An A4 sheet with a code that opens the report page, with the compound filled in."))
    rows = with_names(in_file.community.compounds)
    names = {"": in_file.community.name} | dict(zip(rows["id"], rows["name"], strict=True))
    with st.container(key="poster-choice", width=440):
        chosen = st.selectbox(
            tr("Compound"),
            list(names),
            format_func=lambda key: tr.name(names[key]),
            key=f"poster-{tr.language}",
        )
        address = phone_address_field("poster-address", tr)
    problem = phone_address_problem(address, tr)
    link = report_link(address, here.community, chosen)
    if problem:
        st.text(f"⚠ {problem}")
        return
    pdf = poster_pdf(report_poster(names[chosen], link))
    with st.container(horizontal=True, vertical_alignment="center", key="poster-sheet"):
        show_qr(link, "poster-code", 220)
        with st.container(width=520):
            st.text(link)
            st.download_button(
                tr("Download the poster (PDF)"),
                pdf,
                file_name=f"poster-{chosen or here.community}.pdf",
                mime="application/pdf",
                on_click="ignore",
                icon=":material/download:",
                type="primary",
                key="poster-download",
            )
