"""What the planner asks for: money, number of items, and what counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import streamlit as st

from base.i18n import Translator
from features.suggestions.objective import OBJECTIVES
from features.suggestions.request import Fair, Gain, SuggestionRequest
from features.suggestions.solving import MOST_ITEMS

_BUDGET, _ITEMS, _MOST_CNY = 200_000, 3, 1_000_000_000


@dataclass(frozen=True)
class _Limits:
    budget_cny: float
    items: int
    upkeep_cny: float


@dataclass(frozen=True)
class _Aims:
    gain: Gain
    fair: Fair
    needs_payer: bool


def request_form(tr: Translator, is_running: bool) -> SuggestionRequest | None:
    """The request at the moment when the button is pressed; None otherwise."""
    with (
        st.form("suggestion-form", border=False),
        st.container(horizontal=True, vertical_alignment="bottom"),
    ):
        limits = _limits(tr)
        with st.popover(tr("What counts"), key="suggestion-what-counts"):
            aims = _aims(tr)
        pressed = st.form_submit_button(
            tr("Suggest"), type="primary", icon=":material/lightbulb:", disabled=is_running
        )
    if not pressed:
        return None
    return SuggestionRequest(
        limits.budget_cny,
        limits.items,
        aims.gain,
        aims.fair,
        limits.upkeep_cny,
        needs_payer=aims.needs_payer,
    )


def _limits(tr: Translator) -> _Limits:
    budget = st.number_input(
        tr("Money to spend (yuan)"), 0, _MOST_CNY, _BUDGET, 10_000, width=200, key="suggestion-budget"
    )
    items = st.number_input(tr("Items at most"), 1, MOST_ITEMS, _ITEMS, 1, width=160, key="suggestion-items")
    upkeep = st.number_input(
        tr("Upkeep a year at most (yuan)"),
        0,
        _MOST_CNY,
        None,
        1_000,
        placeholder=tr("no limit"),
        width=230,
        key="suggestion-upkeep",
    )
    return _Limits(float(budget or 0), int(items), float("inf") if upkeep is None else float(upkeep))


def _aims(tr: Translator) -> _Aims:
    def name(key: Gain | Fair) -> str:
        return tr.name(OBJECTIVES[key])

    gain: Gain = st.radio(
        tr("The first bundle"), get_args(Gain), format_func=name, key="suggestion-objective"
    )
    fair: Fair = st.radio(tr("The second bundle"), get_args(Fair), format_func=name, key="suggestion-fair")
    needs_payer = st.toggle(tr("Leave out what nobody is named to pay the upkeep of"), key="suggestion-payer")
    return _Aims(gain, fair, needs_payer)
