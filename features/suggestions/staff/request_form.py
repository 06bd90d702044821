"""What the planner asks for: money, number of items, and what counts."""

from __future__ import annotations

from typing import get_args

import streamlit as st

from base.i18n import Translator
from features.suggestions.objective import OBJECTIVES
from features.suggestions.request import Fair, Gain, SuggestionRequest
from features.suggestions.solving import MOST_ITEMS

_BUDGET, _ITEMS = 200_000, 3


def request_form(tr: Translator, is_running: bool) -> SuggestionRequest | None:
    """The request at the moment when the button is pressed; None otherwise."""
    with st.form("suggestion-form", border=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            budget = st.number_input(
                tr("Money to spend (yuan)"),
                0,
                1_000_000_000,
                _BUDGET,
                10_000,
                width=200,
                key="suggestion-budget",
            )
            items = st.number_input(
                tr("Items at most"), 1, MOST_ITEMS, _ITEMS, 1, width=160, key="suggestion-items"
            )
            upkeep = st.number_input(
                tr("Upkeep a year at most (yuan)"),
                0,
                1_000_000_000,
                None,
                1_000,
                placeholder=tr("no limit"),
                width=230,
                key="suggestion-upkeep",
            )
            pressed = st.form_submit_button(
                tr("Suggest"), type="primary", icon=":material/lightbulb:", disabled=is_running
            )
        with st.expander(tr("What counts"), key="suggestion-what-counts"):
            objective: Gain = st.radio(
                tr("The first bundle"),
                get_args(Gain),
                format_func=lambda key: tr.name(OBJECTIVES[key]),
                key="suggestion-objective",
            )
            fair: Fair = st.radio(
                tr("The second bundle"),
                get_args(Fair),
                format_func=lambda key: tr.name(OBJECTIVES[key]),
                key="suggestion-fair",
            )
            needs_payer = st.toggle(
                tr("Leave out what nobody is named to pay the upkeep of"), key="suggestion-payer"
            )
    if not pressed:
        return None
    return SuggestionRequest(
        float(budget or 0),
        int(items),
        objective,
        fair,
        float("inf") if upkeep is None else float(upkeep),
        needs_payer=needs_payer,
    )
