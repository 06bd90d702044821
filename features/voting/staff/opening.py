"""Opening a vote: what is settled from then on, and the one button."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.voting.box.results import turnout_of
from features.voting.box.votes import VoteRecord
from features.voting.opening_checks import OpeningProblem, open_checked_vote, opening_problems
from features.voting.staff.frozen import show_fixed_terms
from features.voting.staff.vote_actions import press
from ui.session import actor_name


def opening(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The list, the codes that were made, the button."""
    st.text(tr("After opening, nobody can change any of this:"))
    show_fixed_terms(vote, catalogue, tr)
    codes = sum(turnout_of(vote.id).issued.values())
    problems = opening_problems(vote, _options(vote), catalogue) if codes else ()
    st.text(tr("Codes made so far: {count}. More need two people once the vote is open.", count=codes))
    _show(problems, tr)
    st.button(
        tr("Open the vote"),
        type="primary",
        icon=":material/play_arrow:",
        key="vote-open",
        disabled=not codes or bool(problems),
        on_click=press,
        args=(lambda: open_checked_vote(vote, _options(vote), catalogue, actor_name()),),
    )
    if not codes:
        st.caption(tr("Make codes first: without them nobody can vote."))


def _show(problems: Sequence[OpeningProblem], tr: Translator) -> None:
    """What must be put right first, each with its remedy."""
    if not problems:
        return
    with st.container(border=True, key="opening-problems"):
        st.text(tr("The vote cannot open yet:"))
        for one in problems:
            st.text(f"⚠ {tr.name(one.what)}\n→ {tr.name(one.remedy)}")


def _options(vote: VoteRecord) -> Sequence[LayoutOption]:
    return option_store.options_of(vote.community, include_archived=True)
