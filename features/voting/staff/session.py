"""Which vote a facilitator works on, and what of it was seen."""

from __future__ import annotations

from typing import Any

import streamlit as st

from base.errors import LintuError
from features.voting.box.votes import Standing
from ui.session import remembered_value

NEW_VOTE = "new"
"""Stands in the place of a vote's id while one is being prepared that is not kept yet."""


def chosen_vote() -> str:
    """Id of the vote that is worked on, NEW_VOTE, or "" for none; it stands in the address."""
    st.session_state["where-vote"] = remembered_value("vote", "")
    return str(st.session_state["where-vote"])


def choose_vote(vote: str) -> None:
    """Work on this vote, as it stands now; "" for none."""
    st.session_state["where-vote"] = vote
    see_vote(None)
    leave_refusal(None)
    if vote:
        st.query_params["vote"] = vote
    else:
        st.query_params.pop("vote", None)


def vote_seen() -> Standing | None:
    """The vote as this reader saw it first: what they change, they change from there."""
    kept = st.session_state.get("vote-seen")
    return kept if isinstance(kept, Standing) else None


def see_vote(standing: Standing | None) -> None:
    """Take it as seen; None: look again."""
    st.session_state["vote-seen"] = standing


def phase_changed(standing: Standing) -> bool:
    """Whether the vote was moved on by somebody else since this reader's last look at it."""
    before = st.session_state.get("vote-phase")
    now = (standing.id, standing.phase)
    st.session_state["vote-phase"] = now
    is_other = isinstance(before, tuple) and before[0] == now[0] and before != now
    return is_other and not st.session_state.pop("vote-moved", False)


def vote_advanced() -> None:
    """The next change of phase that is seen is this reader's own."""
    st.session_state["vote-moved"] = True


def paper_number() -> int:
    """Changes with every paper that is entered, so that the form is empty again."""
    return int(st.session_state.get("vote-paper", 0))


def next_paper() -> None:
    """Empty the form for the next paper."""
    st.session_state["vote-paper"] = paper_number() + 1


def leave_refusal(error: LintuError | None) -> None:
    """Keep why the last press of a button did nothing; None clears it."""
    st.session_state["vote-refusal"] = error


def refusal() -> LintuError | None:
    """Why the last press of a button did nothing."""
    left = st.session_state.get("vote-refusal")
    return left if isinstance(left, LintuError) else None


def keep_prints(prints: tuple[Any, ...]) -> None:
    """Keep files with codes in this session's memory, and nowhere else, until they are taken away."""
    st.session_state["vote-prints"] = prints


def prints() -> tuple[Any, ...]:
    """The files with codes that wait to be taken away."""
    return tuple(st.session_state.get("vote-prints", ()))
