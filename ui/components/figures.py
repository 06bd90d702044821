"""Key figures, large enough to read from afar. Each stands in a container whose key names it."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.scores import Scores


def index_figures(assessment: Assessment, scores: Scores, tr: Translator) -> None:
    """Show the access index of all and of each group."""
    with st.container(key="index-all"):
        st.metric(
            tr("Access index (0–100)"),
            tr.number(scores.index_all),
            help=tr("Mean of elders, adults and children: 100 when everything they need is at the door."),
        )
    with st.container(horizontal=True):
        for number, group in enumerate(assessment.groups):
            with st.container(key=f"index-{group}", width="content"):
                name = assessment.catalogue.age_groups[group].name
                st.metric(tr.name(name), tr.number(scores.index[number]))


def people_figures(assessment: Assessment, scores: Scores, tr: Translator) -> None:
    """Show households and people by group."""
    with st.container(key="people", horizontal=True):
        st.metric(tr("Households"), tr.number(scores.households))
        st.metric(tr("People"), tr.number(float(scores.people.sum())))
        for number, group in enumerate(assessment.groups):
            name = assessment.catalogue.age_groups[group].name
            st.metric(tr.name(name), tr.number(scores.people[number]))


def space_figures(assessment: Assessment, tr: Translator) -> None:
    """Show the figures of the public spaces."""
    spaces = assessment.spaces
    with st.container(key="spaces", horizontal=True):
        st.metric(tr("Space per person (m²)"), tr.number(assessment.overall.supply_m2, 1))
        st.metric(
            tr("Reach a space for old and young"),
            tr.percent(spaces.intergenerational_share),
            help=tr(
                "Share of the people within five minutes' walk of a space that serves elders and children."
            ),
        )
        st.metric(tr("Spaces with a single use"), tr.percent(spaces.monofunctional_share))
        st.metric(tr("Occupied area (m²)"), tr.number(spaces.taken_m2))
        st.metric(
            tr("Spaces joined without steps"),
            tr.percent(spaces.joined_share),
            help=tr("Share of the pairs of public spaces that wide, step-free paths join."),
        )
        st.metric(
            tr("Detour"),
            tr.number(spaces.detour_ratio, 2),
            help=tr("Metres walked for each metre of straight line between homes and the spaces they reach."),
        )
