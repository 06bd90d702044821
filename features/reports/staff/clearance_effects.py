"""What clearing all open encroachments would change for people, in figures and sentences."""

from __future__ import annotations

import geopandas as gpd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.comparison import compare
from features.options.staff.score_change import signed_number
from features.reports.clearances import people_gaining_accessibly
from features.reports.occupied_area import OccupiedArea
from layers.layer import with_names
from spatial.network import Floats
from ui.components.score_tables import group_names


def clearance_effects(baseline: Assessment, taken: OccupiedArea, cleared: Assessment, tr: Translator) -> None:
    """Show what is taken, who would newly reach something, and why nobody would."""
    gaining = compare(baseline, cleared).people_gaining
    _figures(baseline, taken, cleared, gaining, tr)
    met = _met_by_group(baseline, cleared.overall.met, baseline.overall.met, tr)
    st.text(tr("Needs met if all were cleared (%): {groups}", groups=met))
    people = baseline.people
    after, now = cleared.accessible.needs_met(people), baseline.accessible.needs_met(people)
    met = _met_by_group(baseline, after, now, tr)
    st.text(tr("The same on accessible routes (%): {groups}", groups=met))
    st.caption(
        tr(
            "With a wheelchair, walker or pram one goes only where a path has no steps, is at least "
            "{width:g} m wide, and nothing narrows it. How many people that is, is not known: the figure "
            "says how much would be met if everybody in the group needed it.",
            width=baseline.catalogue.parameters["accessible_width_m"].figure.value,
        )
    )
    _reasons(baseline, gaining, tr)


def _figures(
    baseline: Assessment, taken: OccupiedArea, cleared: Assessment, gaining: float, tr: Translator
) -> None:
    with st.container(horizontal=True, key="taken-figures"):
        st.metric(tr("Open encroachments"), tr.number(taken.count))
        st.metric(tr("Space taken (m²)"), tr.number(taken.space_m2))
        st.metric(tr("Path blocked (m)"), tr.number(taken.blocked_m))
        st.metric(tr("Path narrowed (m)"), tr.number(taken.narrowed_m))
        st.metric(tr("Newly within reach if all were cleared (people)"), tr.number(gaining))
        st.metric(
            tr("The same on accessible routes (people, at most)"),
            tr.number(float(people_gaining_accessibly(baseline, cleared).sum())),
        )
        change = cleared.overall.supply_m2 - baseline.overall.supply_m2
        st.metric(
            tr("Space per person if all were cleared (m²)"),
            tr.number(cleared.overall.supply_m2, 2),
            signed_number(change, tr, 2),
        )


def _met_by_group(baseline: Assessment, after: Floats, now: Floats, tr: Translator) -> str:
    groups = zip(group_names(baseline, tr), after, now, strict=True)
    return tr.list(
        [
            f"{name} {tr.number(float(then), 1)} ({signed_number(float(then - today), tr, 2) or '±0'})"
            for name, then, today in groups
        ]
    )


def _reasons(baseline: Assessment, gaining: float, tr: Translator) -> None:
    """Name what is out of use because of encroachments; where nobody would gain, say why."""
    ground, community = baseline.ground, baseline.community
    spaces = _names(community.public_spaces.iloc[ground.taken_spaces], tr)
    facilities = _names(community.facilities.iloc[ground.taken_facilities], tr)
    if spaces:
        st.text(tr("Spaces with too little left to be used: {names}", names=tr.list(spaces)))
    if facilities:
        st.text(tr("Facilities whose ground is taken: {names}", names=tr.list(facilities)))
    if gaining:
        return
    if spaces or facilities:
        st.text(tr("Nobody would newly reach anything: what is out of use there, people reach elsewhere."))
        return
    st.text(
        tr(
            "For people who can pass anywhere nothing comes newly within reach: every space keeps enough "
            "ground to be used, and no blocked path takes anything out of reach. They gain ground."
        )
    )


def _names(things: gpd.GeoDataFrame, tr: Translator) -> list[str]:
    return [tr.name(name) for name in with_names(things)["name"]]
