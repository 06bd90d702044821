"""What stands above the reports: which part of the page is looked at, and how reports come in."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.reports.phone.addresses import report_link
from features.reports.report_lookup import new_count
from features.reports.staff.session import NEW_REPORT, choose_case, choose_view, chosen_view
from ui.components.phone_address import phone_address_popover

VIEWS = ("queue", "statistics")


def view_choice(tr: Translator) -> None:
    """Show the choice; the address keeps it."""
    names = {"queue": tr("Reports"), "statistics": tr("Statistics")}
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
        phone_address_popover("case-phone", lambda server: report_link(server, community), tr)
