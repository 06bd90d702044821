"""Key figures, large enough to read from afar. Each stands in a container whose key names it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue.own_survey import profile_text
from data.scores import Scores


def needs_figures(assessment: Assessment, scores: Scores, mode: str, tr: Translator) -> None:
    """Show the share of needs met of each group, and who is worst off."""
    with st.container(key="needs"):
        st.text(
            tr("Needs met on foot (%)"),
            help=tr(
                "Of what a group needs, the share that its people have within reach, each thing by its "
                "weight. 100: everybody has everything."
            ),
        )
        with st.container(horizontal=True):
            for number, group in enumerate(assessment.groups):
                with st.container(key=f"index-{group}", width="content"):
                    name = assessment.catalogue.age_groups[group].name
                    st.metric(tr.name(name), tr.number(scores.needs_met[mode][number]))
        profile_caption(assessment, tr)


def profile_caption(assessment: Assessment, tr: Translator) -> None:
    """Say which profile the figures are made with."""
    st.caption(tr("Profile: {name}", name=tr.name(profile_text(assessment.catalogue))))


def accessible_figures(assessment: Assessment, tr: Translator) -> None:
    """Show the share of needs met for people who need an accessible route, as a figure of its own."""
    met = assessment.accessible.needs_met(assessment.people)
    groups = zip(assessment.catalogue.age_groups.values(), met, strict=True)
    with st.container(key="accessible"):
        st.text(
            tr(
                "Needs met on accessible routes (%): {groups}",
                groups=tr.list([f"{tr.name(group.name)} {tr.number(value)}" for group, value in groups]),
            ),
            help=tr(
                "For a wheelchair, walker or pram: the same distances, only along paths without steps that "
                "are at least {width:g} m wide and not narrowed. How many people need that is not known; the "
                "figure says how it would be if everybody did.",
                width=assessment.catalogue.parameters["accessible_width_m"].figure.value,
            ),
        )


def other_indices(assessment: Assessment, scores: Scores, tr: Translator) -> None:
    """A switch, and behind it the smooth index and the former one, each under its name."""
    if not st.toggle(tr("Other indices"), key="other-indices"):
        return
    rows = {
        tr("Shortfall index (v2)"): scores.shortfall,
        tr("Proximity (v1, Horák 2022)"): scores.proximity,
    }
    names = [tr.name(group.name) for group in assessment.catalogue.age_groups.values()]
    table = pd.DataFrame([[tr.number(value, 1) for value in row] for row in rows.values()], columns=names)
    table.insert(0, tr("Index (0–100)"), list(rows))
    st.dataframe(table, hide_index=True, key="other-indices-table")
    st.caption(
        tr(
            "The two are worked out differently: never compare one with the other. Documents and votes from "
            "before used proximity."
        )
    )


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
