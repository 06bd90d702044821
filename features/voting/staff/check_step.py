"""Step 4: what must be right before people vote. Each check says what to do, and leads there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from data.catalogue import Catalogue
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.voting.box.votes import VoteRecord
from features.voting.opening_checks import CHECKS, OpeningCheckKey, OpeningProblem, opening_problems
from features.voting.staff.phone_access import phone_access_problem, show_phone_access
from features.voting.staff.rail import step_button, step_names
from features.voting.staff.session import phones_vote


def check_step(vote: VoteRecord, catalogue: Catalogue, way_on: DeltaGenerator, tr: Translator) -> None:
    """The checks one below the other; the way on once all of them hold."""
    problems = opening_problems(vote, options_now(vote), catalogue)
    no_phones = phone_access_problem(tr)
    if problems or no_phones:
        st.text(tr("The vote cannot open yet:"))
    else:
        with way_on:
            step_button(tr("All is ready: go on"), "open", "vote-to-open", is_main=True)
    with st.container(key="opening-problems"):
        for check in CHECKS:
            _show(check, [one for one in problems if one.check == check], tr)
        _show_phones(vote, is_blocked=bool(no_phones), tr=tr)


def options_now(vote: VoteRecord) -> Sequence[LayoutOption]:
    """The options of the vote's community as they are now."""
    return option_store.options_of(vote.community, include_archived=True)


def _show(check: OpeningCheckKey, problems: Sequence[OpeningProblem], tr: Translator) -> None:
    names: Mapping[OpeningCheckKey, str] = {
        "unchanged": tr("The options are locked and unchanged."),
        "codes": tr("Every constituency has codes."),
        "different": tr("The options differ from each other."),
        "named": tr("No two options have the same name."),
    }
    if not problems:
        st.text(f"✓ {names[check]}")
        return
    with st.container(border=True, key=f"opening-problem-{check}"):
        for number, one in enumerate(problems):
            st.text(f"⚠ {tr.name(one.what)}\n→ {tr.name(one.remedy)}")
            label = tr("Go to {step}", step=step_names(tr)[one.step])
            step_button(label, one.step, f"opening-remedy-{check}-{number}")


def _show_phones(vote: VoteRecord, is_blocked: bool, tr: Translator) -> None:
    if not phones_vote():
        st.text(tr("✓ Nobody votes by phone: no address is needed."))
        return
    if not is_blocked:
        st.text(tr("✓ Phones in the same network reach this computer."))
    show_phone_access(vote.id, tr)
    if is_blocked:
        step_button(tr("Go to {step}", step=step_names(tr)["codes"]), "codes", "opening-remedy-phones")
