"""The address at which residents report by phone, as a code and as a link."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.reports.phone.addresses import report_link
from ui.components.phone_address import phone_address_field, phone_address_problem, show_qr


def phone_link(community: str, tr: Translator) -> None:
    """A small window with the code to scan; where phones cannot reach it, why and what to do."""
    with st.popover(tr("Phone address"), icon=":material/qr_code_2:", key="case-phone"):
        server = phone_address_field("case-phone-server", tr)
        problem = phone_address_problem(server, tr)
        if problem:
            st.text(f"⚠ {problem}")
            return
        link = report_link(server, community)
        show_qr(link, "case-phone-code", 220)
        st.text(link)
