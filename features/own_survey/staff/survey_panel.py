"""Set the community's own weights, speeds and distances, and see at once what they change."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.catalogue import in_profile, load_catalogue
from data.catalogue.model import Catalogue
from data.catalogue.own_survey import (
    OwnSurvey,
    SurveyValueError,
    WeightSumError,
    differing_from,
    require_sound,
    scaled_to_100,
    survey_of,
    with_survey,
)
from data.profile import profile_of
from data.store.open_store import the_store
from features.own_survey.community_survey import SURVEY_SETTING, keep_survey
from features.own_survey.staff.survey_inputs import speed_sliders, survey_sliders, survey_table
from spatial.coverage import coverage_share, is_covered, needs_met
from spatial.network import Floats
from ui.boundary import error_boundary
from ui.components.score_tables import group_names
from ui.session import actor_name


def survey_section(assessment: Assessment, tr: Translator) -> None:
    """Behind a switch: sliders or a table, their effect on needs met, and buttons to keep or undo them."""
    if not st.toggle(tr("The community's own survey: weights, speeds, distances"), key="survey-open"):
        return
    catalogue = assessment.catalogue.base
    as_table = st.toggle(tr("Enter as a table (paste from a spreadsheet)"), key="survey-as-table")
    speeds = speed_sliders(catalogue, tr)
    values = (survey_table if as_table else survey_sliders)(catalogue, speeds, tr)
    draft = differing_from(load_catalogue(), values)
    _effect(assessment, draft, tr)
    _buttons(assessment, draft, tr)


def _effect(assessment: Assessment, draft: OwnSurvey, tr: Translator) -> None:
    drafted = in_profile(with_survey(load_catalogue(), draft), assessment.catalogue.profile)
    with st.container(key="survey-effect"):
        for mode, name in (
            ("standard_radius", tr("Needs met, same distance for all (%)")),
            ("equal_time", tr("Needs met, same time for all (%)")),
        ):
            now, then = assessment.overall.needs_met[mode], _met(assessment, drafted, mode)
            groups = zip(group_names(assessment, tr), then, then - now, strict=True)
            changes = [
                f"{group} {tr.number(met, 1)} ({_signed(change, tr)})" for group, met, change in groups
            ]
            st.text(tr("{name}: {changes}", name=name, changes=tr.list(changes)))


def _signed(change: float, tr: Translator) -> str:
    shown = tr.number(abs(change), 1)
    return "±0" if shown == tr.number(0.0, 1) else f"{'+' if change > 0 else '−'}{shown}"


def _met(assessment: Assessment, catalogue: Catalogue, mode: str) -> Floats:
    """(G,) needs met with other weights, speeds and distances: nobody walks another way for them."""
    profile = profile_of(catalogue)
    covered = is_covered(assessment.distance_m, profile.reach_m(mode))
    return needs_met(coverage_share(assessment.people, covered), profile.weight)


def _buttons(assessment: Assessment, draft: OwnSurvey, tr: Translator) -> None:
    community, now = assessment.community.key, survey_of(assessment.catalogue.base)
    scaled = OwnSurvey(
        {group: scaled_to_100(weights) for group, weights in draft.weights.items()},
        draft.speeds_m_per_s,
        draft.radii_m,
        draft.minutes,
    )
    problem = _problem(draft, tr)
    if problem:
        st.warning(problem, icon=":material/balance:")
    with st.container(horizontal=True, key="survey-buttons"):
        changed = draft.text != now.text
        if st.button(
            tr("Keep as own survey"), type="primary", disabled=bool(problem) or not changed, key="survey-keep"
        ):
            _keep(community, draft, tr)
        if (
            problem
            and not _problem(scaled, tr)
            and st.button(tr("Scale the weights to 100 and keep"), key="survey-scale")
        ):
            _keep(community, scaled, tr)
        if st.button(tr("Back to the defaults"), disabled=not now, key="survey-reset"):
            _keep(community, OwnSurvey(), tr)
        if st.button(
            tr("Undo the last change of the survey"),
            disabled=not SURVEY_SETTING.is_set(community),
            key="survey-undo",
        ):
            with error_boundary(tr):
                SURVEY_SETTING.undo(the_store(), community, actor_name())
                st.rerun()


def _keep(community: str, survey: OwnSurvey, tr: Translator) -> None:
    with error_boundary(tr):
        keep_survey(the_store(), community, survey, actor_name())
        st.rerun()


def _problem(draft: OwnSurvey, tr: Translator) -> str:
    """Why the draft cannot be kept; empty where it can."""
    try:
        require_sound(draft)
    except (SurveyValueError, WeightSumError) as problem:
        return problem.message(tr.language)
    return ""
