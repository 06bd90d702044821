"""Pin an item, veto it or its ground, or enter what it costs."""

from __future__ import annotations

from datetime import date

import streamlit as st

from base.i18n import Translator
from base.text_limits import NAME_MAX, NOTE_MAX
from features.suggestions.candidate import SiteCandidate
from features.suggestions.suggestion_event import SiteFigures
from features.suggestions.suggestion_store import pin, set_figures, veto
from ui.boundary import error_boundary
from ui.session import actor_name


def item_actions(community: str, one: SiteCandidate, place: str, tr: Translator) -> None:
    """Show the actions. They are kept at once; the next search heeds them."""
    with st.container(horizontal=True, key=f"suggestion-actions-{place}"):
        with st.popover(tr("Pin"), icon=":material/keep:", key=f"suggestion-pin-{place}"):
            why, until = _reason(f"pin-{place}", tr)
            if st.button(tr("Pin this item"), key=f"suggestion-pin-save-{place}", type="primary"):
                with error_boundary(tr):
                    pin(community, one.key, why, until, actor_name())
                    st.rerun()
        with st.popover(tr("Veto"), icon=":material/block:", key=f"suggestion-veto-{place}"):
            why, until = _reason(f"veto-{place}", tr)
            if st.button(tr("Veto this item"), key=f"suggestion-veto-save-{place}", type="primary"):
                with error_boundary(tr):
                    veto(community, one.key, why, until, actor_name())
                    st.rerun()
            if st.button(tr("Veto this ground altogether"), key=f"suggestion-veto-ground-{place}"):
                with error_boundary(tr):
                    veto(community, one.ground.key, why, until, actor_name())
                    st.rerun()
        with st.popover(tr("Edit costs"), icon=":material/edit:", key=f"suggestion-costs-{place}"):
            _figures(community, one, place, tr)


def _reason(place: str, tr: Translator) -> tuple[str, date | None]:
    why = st.text_input(tr("Why"), max_chars=NOTE_MAX, key=f"suggestion-reason-{place}")
    until = st.date_input(tr("Until (empty: for good)"), value=None, key=f"suggestion-until-{place}")
    return why, until if isinstance(until, date) else None


def _figures(community: str, one: SiteCandidate, place: str, tr: Translator) -> None:
    cost_cny, upkeep_cny = float(one.cost_cny), float(one.upkeep_cny)
    at = f"{place}-{one.key}"
    cost = st.number_input(
        tr("Cost of the item (yuan)"), 0.0, 1e9, cost_cny, 1_000.0, key=f"suggestion-cost-{at}"
    )
    upkeep = st.number_input(
        tr("Upkeep of the item a year (yuan)"), 0.0, 1e9, upkeep_cny, 100.0, key=f"suggestion-yearly-{at}"
    )
    payer = st.text_input(
        tr("Who pays the upkeep"), one.payer, max_chars=NAME_MAX, key=f"suggestion-payer-{at}"
    )
    if st.button(tr("Save the costs"), key=f"suggestion-costs-save-{place}", type="primary"):
        with error_boundary(tr):
            figures = SiteFigures(float(cost), float(upkeep), payer.strip())
            set_figures(community, one.key, figures, actor_name())
            st.rerun()
