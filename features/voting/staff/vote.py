"""One vote: its head, the rail of steps, the step in sight, and what can be looked up at any time."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from data.assess import Assessment
from features.voting.box.results import turnout_of
from features.voting.box.votes import PHASES, VoteRecord
from features.voting.opening_checks import constituencies_without_codes
from features.voting.staff.ballot_step import ballot_step
from features.voting.staff.check_step import check_step
from features.voting.staff.closing import closing
from features.voting.staff.codes import codes
from features.voting.staff.frozen import show_fixed_terms
from features.voting.staff.imported_vote import show_origin
from features.voting.staff.links import screens
from features.voting.staff.log import log
from features.voting.staff.opening import opening
from features.voting.staff.rail import step_head
from features.voting.staff.restored_vote import show_restores
from features.voting.staff.revealing import revealing
from features.voting.staff.rules_step import rules_step
from features.voting.staff.running import running
from features.voting.staff.session import choose_step, phase_changed
from features.voting.staff.vote_actions import show_refusal
from features.voting.steps import VoteStep


def vote(baseline: Assessment, community: str, record: VoteRecord, tr: Translator) -> None:
    """Everything of it; of the steps one at a time."""
    _head(record, tr)
    show_origin(record, baseline.catalogue, tr)
    show_refusal(tr)
    show_restores(record, tr)
    head = step_head(record, _has_all_codes(record), tr)
    _steps(baseline, community, record, head.way_on, tr)[head.step]()
    _look_up(record, baseline, tr)


def new_vote(baseline: Assessment, community: str, tr: Translator) -> None:
    """The first step of a vote that is not kept yet."""
    head = step_head(None, has_all_codes=False, tr=tr)
    ballot_step(baseline, community, None, head.way_on, tr)


def _head(vote: VoteRecord, tr: Translator) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="vote-screens"):
        with st.container(width="content", key="vote-head"):
            st.text(tr.written(vote.terms.settings.title))
        st.text(tr.name(PHASES[vote.phase]), width="content")
        if vote.phase != "draft":
            screens(vote.id, vote.phase == "open", tr)
        if vote.phase == "open":
            closing(vote, tr)
    if phase_changed(vote):
        choose_step("")
        st.info(tr("Somebody advanced this vote while you were viewing it. Its current state is shown now."))


def _has_all_codes(vote: VoteRecord) -> bool:
    """Counted for a draft only: no other vote waits for codes, and an imported one takes long to count."""
    return vote.phase != "draft" or not constituencies_without_codes(vote.terms, turnout_of(vote.id).issued)


def _steps(
    baseline: Assessment, community: str, vote: VoteRecord, way_on: DeltaGenerator, tr: Translator
) -> dict[VoteStep, Callable[[], None]]:
    catalogue = baseline.catalogue
    if vote.phase == "draft":
        return {
            "options": lambda: ballot_step(baseline, community, vote, way_on, tr),
            "rules": lambda: rules_step(vote, catalogue, way_on, tr),
            "codes": lambda: codes(vote, catalogue, way_on, tr),
            "check": lambda: check_step(vote, catalogue, way_on, tr),
            "open": lambda: opening(vote, catalogue, way_on, tr),
            "reveal": lambda: revealing(baseline, vote, tr),
        }
    fixed = lambda: show_fixed_terms(vote, catalogue, tr)  # noqa: E731
    return {
        "options": fixed,
        "rules": fixed,
        "codes": (lambda: codes(vote, catalogue, way_on, tr)) if vote.phase == "open" else fixed,
        "check": fixed,
        "open": lambda: running(vote, catalogue, tr),
        "reveal": lambda: revealing(baseline, vote, tr),
    }


def _look_up(vote: VoteRecord, baseline: Assessment, tr: Translator) -> None:
    names = {"terms": tr("Fixed terms"), "log": tr("Log")}
    st.divider()
    chosen = st.segmented_control(
        tr("Look up"),
        list(names),
        format_func=lambda key: names[key],
        key=f"vote-look-up-{vote.id}-{tr.language}",
        label_visibility="collapsed",
    )
    if chosen == "terms":
        show_fixed_terms(vote, baseline.catalogue, tr)
    elif chosen == "log":
        log(vote, baseline.catalogue, tr)
