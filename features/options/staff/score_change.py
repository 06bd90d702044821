"""The score of a sketch beside the map: where it stands, and what changed since the baseline."""

from __future__ import annotations

import math

import streamlit as st

from base.i18n import NOTHING, Translator
from features.options.comparison import Comparison
from features.options.layout_option import LayoutOption
from features.options.tables.options import LEAST_PEOPLE
from ui.components.figures import profile_caption
from ui.components.notes import worst_place_in_words


def score_change(comparison: Comparison, option: LayoutOption, tr: Translator) -> None:
    """Needs met by group with their change, who gains, who loses, for how much money."""
    _needs(comparison, tr)
    with st.container(key="figure-rows"):
        _people(comparison, option, tr)
        _money(option, tr)
    _budget(option, tr)
    reached = newly_reached_in_words(comparison, tr)
    st.text(
        tr("Newly within reach – {things}", things=reached)
        if reached
        else tr("Nobody newly reaches anything.")
    )
    if comparison.after.overall.worst_group >= 0:
        with st.container(key="index-all"):
            st.text(worst_place_in_words(comparison.after, comparison.mode, tr))
    profile_caption(comparison.after, tr)


def _needs(comparison: Comparison, tr: Translator) -> None:
    met = comparison.after.overall.needs_met[comparison.mode]
    with st.container(key="needs"):
        st.text(tr("Needs met on foot (%)"))
    with st.container(horizontal=True):
        for number, group in enumerate(comparison.after.groups):
            with st.container(key=f"index-{group}", width="content"):
                name = comparison.after.catalogue.age_groups[group].name
                change = signed_number(float(comparison.met[number]), tr)
                st.metric(tr.name(name), tr.number(float(met[number]), 1), change)


def _people(comparison: Comparison, option: LayoutOption, tr: Translator) -> None:
    with st.container(key="people-change"):
        st.metric(tr("Newly within reach (people)"), tr.number(comparison.people_gaining))
        st.metric(tr("Lose access (people)"), tr.number(float(comparison.lost.people.sum())))
        price = comparison.cny_per_person(option.cost_cny)
        st.metric(tr("Yuan per person newly reached"), tr.number(price))


def newly_reached_in_words(comparison: Comparison, tr: Translator) -> str:
    """E.g. “elders: seats 35, care 4; children: playground 12”; empty where nobody newly reaches anything."""
    groups = comparison.after.catalogue.age_groups.values()
    parts = [
        tr("{group}: {things}", group=tr.name(group.name), things=things)
        for group, things in zip(groups, newly_reached_by_group(comparison, tr), strict=True)
        if things
    ]
    return tr("; ", context="between groups").join(parts)


def newly_reached_by_group(comparison: Comparison, tr: Translator) -> list[str]:
    """What each group newly reaches, and how many of its people: “seats 35, care 4”; empty for nothing."""
    categories = comparison.after.catalogue.facility_categories.values()
    names = [tr.name(category.name) for category in categories]
    most_first = ((people, (-people).argsort()) for people in comparison.newly_reached)
    return [
        tr.list([f"{names[c]} {tr.number(float(people[c]))}" for c in order if people[c] >= LEAST_PEOPLE])
        for people, order in most_first
    ]


def _money(option: LayoutOption, tr: Translator) -> None:
    with st.container(key="cost-total"):
        st.metric(tr("Cost (yuan)"), tr.number(option.cost_cny))
    with st.container(key="upkeep-total"):
        st.metric(tr("Upkeep a year (yuan)"), tr.number(option.upkeep_cny))


def _budget(option: LayoutOption, tr: Translator) -> None:
    if option.budget_cny > 0:
        share = option.cost_cny / option.budget_cny
        with st.container(key="budget-kept" if share <= 1 else "budget-broken"):
            st.progress(min(1.0, share), text=budget_in_words(option, tr))


def budget_in_words(option: LayoutOption, tr: Translator) -> str:
    """How much of its ceiling an option spends; over it, by how many yuan."""
    if option.budget_cny <= 0:
        return NOTHING
    over_cny = option.cost_cny - option.budget_cny
    if over_cny > 0:
        return tr(
            "⚠ {yuan} yuan over the budget of {budget}",
            yuan=tr.number(over_cny),
            budget=tr.number(option.budget_cny),
        )
    return tr(
        "{share} of the budget of {budget} yuan",
        share=tr.percent(option.cost_cny / option.budget_cny),
        budget=tr.number(option.budget_cny),
    )


def signed_number(change: float, tr: Translator, decimals: int = 1) -> str | None:
    """With its sign; None where nothing changed that the rounding shows."""
    if not math.isfinite(change) or round(change, decimals) == 0:
        return None
    return ("+" if change > 0 else "-") + tr.number(abs(change), decimals)
