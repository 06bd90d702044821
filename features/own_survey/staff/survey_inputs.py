"""The fields of a community's own survey: sliders, or one table to paste into."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue.model import Catalogue, FacilityCategory
from data.catalogue.own_survey import OwnSurvey, survey_of

_SLOWEST, _FASTEST, _SPEED_STEP = 0.3, 2.0, 0.05
_FARTHEST_M, _LONGEST_MIN = 2000.0, 30.0


def _key(catalogue: Catalogue, name: str) -> str:
    """Of a field: another one once other values are kept, so that it starts from those."""
    return f"survey-{name}-{hash(survey_of(catalogue).text)}"


def speed_sliders(catalogue: Catalogue, tr: Translator) -> dict[str, float]:
    """Ask for the walking speed of each group, in m/s."""
    with st.container(horizontal=True, key="survey-speeds"):
        return {
            key: st.slider(
                tr("Walking speed: {group} (m/s)", group=tr.name(group.name)),
                _SLOWEST,
                _FASTEST,
                group.walking_speed_m_per_s.value,
                _SPEED_STEP,
                "%.2f",
                key=_key(catalogue, f"speed-{key}"),
                width=240,
            )
            for key, group in catalogue.age_groups.items()
        }


def survey_sliders(catalogue: Catalogue, speeds: Mapping[str, float], tr: Translator) -> OwnSurvey:
    """Ask for everything by sliders, a tab a group and one for distances."""
    groups, kinds = catalogue.age_groups, catalogue.facility_categories
    *of_groups, distances, minutes = st.tabs(
        [
            *(tr("Weights: {group}", group=tr.name(one.name)) for one in groups.values()),
            tr("Distances (m)"),
            tr("Minutes"),
        ]
    )
    weights: dict[str, dict[str, float]] = {}
    for key, tab in zip(groups, of_groups, strict=True):
        with tab, st.container(horizontal=True):
            now = {one.key: _weight(one, key) for one in kinds.values()}
            weights[key] = _sliders(catalogue, f"weight-{key}", now, (0.0, 100.0, 1.0), tr)
            st.text(tr("Sum: {total:g}", total=sum(weights[key].values())))
    with distances, st.container(horizontal=True):
        now = {key: one.service_radius_m.value for key, one in kinds.items()}
        radii_m = _sliders(catalogue, "radius", now, (10.0, _FARTHEST_M, 10.0), tr)
    with minutes, st.container(horizontal=True):
        now = {key: one.walk_min.value for key, one in kinds.items()}
        found = _sliders(catalogue, "minutes", now, (0.5, _LONGEST_MIN, 0.5), tr)
    return OwnSurvey(weights, dict(speeds), radii_m, found)


def _sliders(
    catalogue: Catalogue,
    name: str,
    now: Mapping[str, float],
    span: tuple[float, float, float],
    tr: Translator,
) -> dict[str, float]:
    low, high, step = span
    kinds = catalogue.facility_categories
    return {
        key: st.slider(
            tr.name(kinds[key].name),
            min(low, value),
            max(high, value),
            value,
            step,
            "%g",
            key=_key(catalogue, f"{name}-{key}"),
            width=240,
        )
        for key, value in now.items()
    }


def survey_table(catalogue: Catalogue, speeds: Mapping[str, float], tr: Translator) -> OwnSurvey:
    """Ask for everything in one table: a row a category; cells of a spreadsheet can be pasted into it."""
    groups, kinds = catalogue.age_groups, catalogue.facility_categories
    heads = {key: tr("Weights: {group}", group=tr.name(group.name)) for key, group in groups.items()}
    radius, minutes, category = tr("Distances (m)"), tr("Minutes"), tr("Category")
    frame = pd.DataFrame(
        {
            category: [tr.name(one.name) for one in kinds.values()],
            **{head: [_weight(one, key) for one in kinds.values()] for key, head in heads.items()},
            radius: [one.service_radius_m.value for one in kinds.values()],
            minutes: [one.walk_min.value for one in kinds.values()],
        }
    )
    given = st.data_editor(
        frame,
        disabled=[category],
        hide_index=True,
        height="content",
        key=_key(catalogue, f"table-{tr.language}"),
    ).fillna(0.0)
    sums = [f"{head} {given[head].sum():g}" for head in heads.values()]
    st.text(tr("Sums: {sums}", sums=tr.list(sums)))
    columns = {
        name: dict(zip(kinds, map(float, given[name]), strict=True)) for name in given if name != category
    }
    return OwnSurvey(
        {key: columns[head] for key, head in heads.items()}, dict(speeds), columns[radius], columns[minutes]
    )


def _weight(kind: FacilityCategory, group: str) -> float:
    return kind.weight[group].value if group in kind.weight else 0.0
