"""The draft as this reader saw it first, so that what was typed is not lost to somebody else's change."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.box.votes import VoteRecord
from features.voting.staff.session import see_vote, vote_seen


def draft_as_seen(vote: VoteRecord | None) -> VoteRecord | None:
    """The draft as seen; seen now where it was not before. None for a new one."""
    seen = vote_seen()
    if vote is None:
        return None
    if seen is None or seen.id != vote.id:
        see_vote(vote)
        return vote
    return seen


def tell_newer(kept: VoteRecord | None, vote: VoteRecord | None, tr: Translator) -> None:
    """Say so where the draft was changed since, with a button that shows it as it is now."""
    if kept is None or vote is None or kept.version == vote.version:
        return
    with st.container(border=True, key="notice"):
        st.text(tr("⚠ Somebody else saved this draft meanwhile. What you type here cannot be saved over it."))
        if st.button(tr("Show the newer draft; what is typed here is lost"), key="draft-newer"):
            see_vote(None)
            st.rerun()
