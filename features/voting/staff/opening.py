"""Step 5: the one button, and what is settled from then on."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.results import turnout_of
from features.voting.box.votes import VoteRecord
from features.voting.opening_checks import open_checked_vote, opening_problems
from features.voting.staff.check_step import options_now
from features.voting.staff.frozen import show_fixed_terms
from features.voting.staff.phone_access import phone_access_problem, require_phone_access
from features.voting.staff.rail import step_button
from features.voting.staff.vote_actions import press
from ui.session import actor_name


def opening(vote: VoteRecord, catalogue: Catalogue, way_on: DeltaGenerator, tr: Translator) -> None:
    """The button, the codes that were made, the terms."""
    codes = sum(turnout_of(vote.id).issued.values())
    is_blocked = bool(opening_problems(vote, options_now(vote), catalogue) or phone_access_problem(tr))
    if is_blocked:
        st.text(tr("The vote cannot open yet: see what is missing."))
        step_button(tr("Go back to the check"), "check", "vote-back-to-check")
    way_on.button(
        tr("Open the vote"),
        type="primary",
        icon=":material/play_arrow:",
        key="vote-open",
        disabled=is_blocked,
        on_click=press,
        args=(lambda: _open(vote, catalogue),),
    )
    st.text(tr("Codes made so far: {count}. More need two people once the vote is open.", count=codes))
    st.text(tr("After opening, nobody can change any of this:"))
    show_fixed_terms(vote, catalogue, tr)


def _open(vote: VoteRecord, catalogue: Catalogue) -> None:
    require_phone_access()
    open_checked_vote(vote, options_now(vote), catalogue, actor_name())
