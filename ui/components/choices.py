"""Choice of group, category and mode, shared by all pages."""

from __future__ import annotations

from typing import cast

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from layers.layer import Mode, View
from ui.session import remember_view, view


def choose_view(assessment: Assessment, tr: Translator) -> View:
    """Show three controls in a row; returns the chosen view."""
    now = view()
    with st.container(horizontal=True, vertical_alignment="center", key="view"):
        group = _group(assessment, now.group, tr)
        category = _category(assessment, now.category, tr)
        mode = _mode(now.mode, tr)
    chosen = View(group, category, mode)
    remember_view(chosen)
    return chosen


def _group(assessment: Assessment, now: str, tr: Translator) -> str:
    names = {"all": tr("All")} | {
        key: tr.name(group.name) for key, group in assessment.catalogue.age_groups.items()
    }
    chosen = st.segmented_control(
        tr("Who"),
        list(names),
        default=now,
        format_func=lambda key: names[key],
        key=f"view-group-{tr.language}",
        label_visibility="collapsed",
    )
    return chosen or now


def _category(assessment: Assessment, now: str, tr: Translator) -> str:
    names = {"": tr("Everything (needs met)")} | {
        key: tr.name(category.name) for key, category in assessment.catalogue.facility_categories.items()
    }
    keys = list(names)
    return st.selectbox(
        tr("What"),
        keys,
        index=keys.index(now),
        format_func=lambda key: names[key],
        key=f"view-category-{tr.language}",
        label_visibility="collapsed",
        width=230,
    )


def _mode(now: str, tr: Translator) -> Mode:
    names = {
        "standard_radius": tr("Same distance for all"),
        "equal_time": tr("Same time for all"),
    }
    chosen = st.segmented_control(
        tr("Distance rule"),
        list(names),
        default=now,
        format_func=lambda key: names[key],
        key=f"view-mode-{tr.language}",
        label_visibility="collapsed",
    )
    return cast(Mode, chosen or now)


def mode_explained(tr: Translator) -> None:
    """Say what the two rules of distance are."""
    st.caption(
        tr("The radius of the standard for everybody, or as far as each group walks in the same minutes.")
    )
