"""The score of a sketch beside the map: where it stands, and what changed since the baseline."""

from __future__ import annotations

import math

import streamlit as st

from base.i18n import NOTHING, Translator
from features.options.comparison import Comparison
from features.options.layout_option import LayoutOption


def score_change(comparison: Comparison, option: LayoutOption, tr: Translator) -> None:
    """Index of all and by group with their change, who gains, who loses, cost, upkeep, gain for the money."""
    _index(comparison, tr)
    _people(comparison, tr)
    _money(comparison, option, tr)


def _index(comparison: Comparison, tr: Translator) -> None:
    scores = comparison.after.overall
    with st.container(key="index-all"):
        st.metric(
            tr("Access index (0–100)"),
            tr.number(scores.index_all, 1),
            signed_number(comparison.index_all, tr),
        )
    with st.container(horizontal=True):
        for number, group in enumerate(comparison.after.groups):
            with st.container(key=f"index-{group}", width="content"):
                name = comparison.after.catalogue.age_groups[group].name
                change = signed_number(float(comparison.index[number]), tr)
                st.metric(tr.name(name), tr.number(scores.index[number], 1), change)
    grid = comparison.after.worst_grid
    if grid:
        index = comparison.after.by_grid[grid].index_all
        st.text(tr("Worst-off grid: {name} ({index})", name=grid, index=tr.number(index, 1)))


def _people(comparison: Comparison, tr: Translator) -> None:
    with st.container(horizontal=True, key="people-change"):
        st.metric(tr("Newly within reach (people)"), tr.number(float(comparison.gained.people.sum())))
        st.metric(tr("Lose access (people)"), tr.number(float(comparison.lost.people.sum())))


def _money(comparison: Comparison, option: LayoutOption, tr: Translator) -> None:
    with st.container(horizontal=True):
        with st.container(key="cost-total", width="content"):
            st.metric(tr("Cost (yuan)"), tr.number(option.cost_cny))
        with st.container(key="upkeep-total", width="content"):
            st.metric(tr("Upkeep a year (yuan)"), tr.number(option.upkeep_cny))
    if option.budget_cny > 0:
        share = option.cost_cny / option.budget_cny
        text = tr(
            "{share} of the budget of {budget} yuan",
            share=tr.percent(share),
            budget=tr.number(option.budget_cny),
        )
        with st.container(key="budget-kept" if share <= 1 else "budget-broken"):
            st.progress(min(1.0, share), text=text if share <= 1 else f"⚠ {text}")
    if option.cost_cny > 0:
        st.text(tr("Gain per 10 000 yuan: {gains}", gains=gains(comparison, option.cost_cny, tr)))


def gains(comparison: Comparison, cost_cny: float, tr: Translator) -> str:
    """Points of index for every 10 000 yuan, group by group."""
    groups = comparison.after.catalogue.age_groups.values()
    gain = comparison.gain_per_10k(cost_cny)
    return tr.list(
        [
            f"{tr.name(g.name)} {signed_number(float(n), tr, 3) or NOTHING}"
            for g, n in zip(groups, gain, strict=True)
        ]
    )


def signed_number(change: float, tr: Translator, decimals: int = 1) -> str | None:
    """With its sign; None where nothing changed that the rounding shows."""
    if not math.isfinite(change) or round(change, decimals) == 0:
        return None
    return ("+" if change > 0 else "-") + tr.number(abs(change), decimals)
