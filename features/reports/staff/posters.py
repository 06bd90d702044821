"""Posters for the notice boards, one a compound."""

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
    """Choose a compound, check the address that phones will call, take the PDF."""
    st.text(tr("An A4 sheet with a code that opens the report page, with the compound filled in."))
    rows = with_names(in_file.community.compounds)
    names = {"": in_file.community.name} | dict(zip(rows["id"], rows["name"], strict=True))
    chosen = st.selectbox(
        tr("Compound"),
        list(names),
        format_func=lambda key: tr.name(names[key]),
        key=f"poster-{tr.language}",
        width=420,
    )
    address = phone_address_field("poster-address", tr)
    problem = phone_address_problem(address, tr)
    link = report_link(address, here.community, chosen)
    if problem:
        st.text(f"⚠ {problem}")
        return
    st.text(link)
    show_qr(link, "poster-code")
    st.download_button(
        tr("Download the poster (PDF)"),
        poster_pdf(report_poster(names[chosen], link)),
        file_name=f"poster-{chosen or here.community}.pdf",
        mime="application/pdf",
        on_click="ignore",
        icon=":material/download:",
        type="primary",
        key="poster-download",
    )
