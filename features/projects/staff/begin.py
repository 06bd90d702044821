"""Make projects of what was decided."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.clock import record_time
from base.i18n import Translator
from data.assess import Assessment
from data.work_calendar import CHINA
from features.options.option_store import options_of
from features.options.order import option_name
from features.projects.decisions import DecidedOption, make_projects, option_decided_by, won_votes
from features.projects.project import Project
from ui.boundary import error_boundary
from ui.session import actor_name


def begin_form(baseline: Assessment, projects: Sequence[Project], tr: Translator) -> None:
    """A button for each winner that is no project yet, and a form for what was decided without a vote."""
    won = won_votes(baseline.community.key, projects)
    for number, decided in enumerate(won):
        with st.container(border=True, key=f"project-won-{number}"):
            st.text(
                tr(
                    "“{vote}” was won by {option}. Places to build: {count}.",
                    vote=tr.name(decided.title),
                    option=tr.name(option_name(decided.option)),
                    count=len(decided.option.interventions),
                )
            )
            _make_buttons(baseline, decided, f"won-{number}", tr, is_main=True)
    with st.expander(tr("Decided without a vote here"), expanded=not (won or projects)):
        _otherwise(baseline, projects, tr)


def _otherwise(baseline: Assessment, projects: Sequence[Project], tr: Translator) -> None:
    options = {one.id: one for one in options_of(baseline.community.key) if one.interventions}
    if not options:
        st.text(tr("There is no layout option with places yet. Draw one first."))
        return
    chosen = st.selectbox(
        tr("Layout option"),
        list(options),
        format_func=lambda key: tr.name(option_name(options[key])),
        key="project-option",
    )
    by = st.text_input(tr("Decided by"), placeholder=tr("e.g. the residents' committee"), key="project-by")
    day = st.date_input(tr("Decided on"), record_time().astimezone(CHINA).date(), key="project-day")
    decided = option_decided_by(options[chosen], by.strip(), day, projects)
    if not decided.option.interventions:
        st.text(tr("All places of this option are projects already."))
    elif not by.strip():
        st.caption(tr("Write who decided it; then it can be made a project."))
    else:
        _make_buttons(baseline, decided, "otherwise", tr)


def _make_buttons(
    baseline: Assessment, decided: DecidedOption, key: str, tr: Translator, is_main: bool = False
) -> None:
    kind = "primary" if is_main else "secondary"
    several = len(decided.option.interventions) > 1
    with st.container(horizontal=True, key=f"project-make-{key}"):
        if st.button(
            tr("A project for each place") if several else tr("Make it a project"),
            type=kind,  # type: ignore[arg-type]
            key=f"project-make-each-{key}",
        ):
            _make(baseline, decided, False, tr)
        if several and st.button(tr("One project for all"), key=f"project-make-one-{key}"):
            _make(baseline, decided, True, tr)


def _make(baseline: Assessment, decided: DecidedOption, is_one: bool, tr: Translator) -> None:
    with error_boundary(tr):
        make_projects(baseline, decided, is_one, actor_name())
        st.rerun()
