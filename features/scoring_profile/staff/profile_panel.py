"""The choice of a community's profile, and both profiles side by side."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue.model import FacilityCategory
from data.other_profile import in_other_profile
from data.store.open_store import the_store
from features.scoring_profile.profile_choice import choose_profile
from ui.boundary import error_boundary
from ui.components.score_tables import group_names, percents
from ui.session import actor_name


def profile_section(assessment: Assessment, tr: Translator) -> None:
    """Show which profile the figures are in, the choice of another, and the two side by side."""
    profiles = assessment.catalogue.profiles
    keys = list(profiles)
    now = assessment.catalogue.profile
    chosen = st.segmented_control(
        tr("Profile of this community"),
        keys,
        default=now,
        format_func=lambda key: tr.name(profiles[key].name),
        key=f"profile-choice-{tr.language}-{now}",
        help=tr(
            "What is asked for and how near it should be. The choice is kept with the community, and every "
            "page and document is made with it."
        ),
    )
    st.text(tr.name(profiles[now].what))
    if chosen and chosen != now:
        with error_boundary(tr):
            choose_profile(the_store(), assessment.community.key, chosen, actor_name())
            st.rerun()
    if st.toggle(tr("Both profiles side by side"), key="profile-both"):
        st.dataframe(side_by_side(assessment, tr), hide_index=True, key="profile-table", height="content")
        st.caption(
            tr(
                "Percent of each group within walking distance; a dash: not asked for. The two ask for "
                "different things: never subtract one from the other. Options and votes keep the profile "
                "that they were scored with."
            )
        )


def side_by_side(assessment: Assessment, tr: Translator) -> pd.DataFrame:
    """A row a category, and for each profile its radius, its minutes and the percent of each group."""
    catalogue = assessment.catalogue
    names = [tr.name(category.name) for category in catalogue.facility_categories.values()]
    table: dict[str, list[str]] = {tr("Category"): [tr("Needs met on foot (%)"), *names]}
    for key, profile in catalogue.profiles.items():
        table |= _columns(in_other_profile(assessment, key), tr.name(profile.name), tr)
    return pd.DataFrame(table)


def _columns(assessment: Assessment, profile: str, tr: Translator) -> dict[str, list[str]]:
    reach = tr("{profile}: radius, minutes", profile=profile)
    kinds = assessment.catalogue.facility_categories.values()
    columns = {reach: ["", *(_reach(kind, tr) for kind in kinds)]}
    scores = assessment.overall
    share = np.where(assessment.profile.weight > 0, scores.coverage["standard_radius"], np.nan)
    groups = " / ".join(group_names(assessment, tr))
    columns[tr("{profile}: {groups} (%)", profile=profile, groups=groups)] = [
        percents(scores.met / 100.0, tr),
        *(percents(of_groups, tr) for of_groups in share.T),
    ]
    return columns


def _reach(kind: FacilityCategory, tr: Translator) -> str:
    if not kind.weight:
        return "–"
    metres, minutes = kind.service_radius_m.value, kind.walk_min.value
    return tr("{metres:g} m, {minutes:g} min", metres=metres, minutes=minutes)
