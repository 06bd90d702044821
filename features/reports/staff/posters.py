"""Posters for the notice boards, one a compound."""

from __future__ import annotations

from urllib.parse import urlsplit

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.reports.paper.poster import poster_pdf, report_poster
from features.reports.phone.addresses import report_link
from layers.layer import with_names
from ui.session import SessionContext
from ui.streamlit_server import origin
from web.door.listening import is_loopback


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
    address = st.text_input(
        tr("Address of this server as phones reach it"), origin(), key="poster-address", width=420
    )
    if is_loopback(urlsplit(address).hostname or ""):
        st.warning(
            tr("Phones cannot reach this address: it means this very machine. Use its address in the Wi-Fi.")
        )
    link = report_link(address, here.community, chosen)
    st.text(link)
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
