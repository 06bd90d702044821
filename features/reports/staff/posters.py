"""Posters for the notice boards, one a compound."""

from __future__ import annotations

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from data.assess import Assessment
from features.reports.paper.poster import poster_pdf, report_poster
from features.reports.phone.addresses import report_link
from layers.layer import with_names
from ui.session import SessionContext
from ui.streamlit_server import origin
from web.phone_address import check_phone_address, means_this_machine


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
    address = _address_field(tr)
    link = report_link(address, here.community, chosen)
    st.text(link)
    if not _is_for_phones(address, tr):
        return
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


def _address_field(tr: Translator) -> str:
    """Opened on this very machine, the page does not know the address that phones use: it begins empty."""
    here = origin()
    return st.text_input(
        tr("Address of this server as phones reach it"),
        "" if means_this_machine(here) else here,
        key="poster-address",
        width=420,
        placeholder="http://192.168.1.20:8501",
    ).strip()


def _is_for_phones(address: str, tr: Translator) -> bool:
    """Whether a poster may be printed for this address; where not, the reason is shown."""
    if not address:
        st.info(tr("Type this machine's address in the Wi-Fi first: the code on the poster leads there."))
        return False
    try:
        check_phone_address(address)
    except LintuError as error:
        st.warning(error.message(tr.language))
        return False
    return True
