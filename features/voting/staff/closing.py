"""Close a vote: no more ballots, and the seed of the draw is published."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.box.phases import close_vote
from features.voting.box.votes import VoteRecord
from features.voting.staff.paper_entry import desk_of, forget_desk
from features.voting.staff.session import choose_step
from features.voting.staff.vote_actions import press
from ui.session import actor_name


def closing(vote: VoteRecord, tr: Translator) -> None:
    """Show the question before closing, which cannot be undone."""
    waiting = desk_of(vote.id).waiting()
    with st.popover(tr("Close the vote"), icon=":material/stop_circle:", key="vote-closing"):
        st.text(tr("Has everybody voted, on phones, at the kiosk and on paper? This cannot be undone."))
        if waiting:
            st.text(
                tr(
                    "⚠ {count} paper ballots are not fully entered; after closing they cannot be counted.",
                    count=waiting,
                )
            )
        st.button(
            tr("Close it now"),
            type="primary",
            key="vote-close",
            on_click=press,
            args=(lambda: _close(vote),),
        )


def _close(vote: VoteRecord) -> None:
    close_vote(vote.id, vote.version, actor_name())
    forget_desk(vote.id)
    choose_step("reveal")
