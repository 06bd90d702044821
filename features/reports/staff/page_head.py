"""What stands above the reports: which part of the page is looked at, and how reports come in."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.reports.phone.addresses import report_link
from features.reports.report_lookup import new_count
from features.reports.staff.session import NEW_REPORT, choose_case, choose_view, chosen_view
from ui.components.phone_address import phone_address_field, phone_address_problem, show_qr

VIEWS = ("queue", "statistics", "posters")


def view_choice(tr: Translator) -> None:
    """Show the choice; the address keeps it."""
    names = {"queue": tr("Reports"), "statistics": tr("Statistics"), "posters": tr("Posters")}
    now = chosen_view(VIEWS)
    with st.container(horizontal=True, vertical_alignment="bottom", key="case-views"):
        chosen = st.segmented_control(
            tr("View"),
            list(VIEWS),
            default=now,
            format_func=lambda key: names[key],
            key=f"case-view-{now}-{tr.language}",
            label_visibility="collapsed",
        )
    if chosen and chosen != now:
        choose_view(chosen)
        st.rerun()


def list_head(community: str, tr: Translator) -> None:
    """How many are new, the button to enter one, and the address at which residents send them by phone."""
    with st.container(horizontal=True, vertical_alignment="center", key="case-top"):
        st.text(tr("{count} new", count=new_count(community)))
        st.button(
            tr("New report"),
            icon=":material/add:",
            key="case-new",
            on_click=choose_case,
            args=(NEW_REPORT,),
        )
        _phone_address(community, tr)


def _phone_address(community: str, tr: Translator) -> None:
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
