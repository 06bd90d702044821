"""Buttons that change a vote, with the version seen when they were drawn, so a second press is refused."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from features.voting.staff.session import leave_refusal, refusal, vote_advanced
from ui.session import field_value, remember_actor

ACTOR_KEY = "vote-actor"


def press(work: Callable[[], object]) -> None:
    """Run the action in the name of the person in the field; remember a refusal.

    Runs as a callback, so with the values of the page that was looked at, not with newer ones.
    """
    remember_actor(str(field_value(ACTOR_KEY) or ""))
    leave_refusal(None)
    try:
        work()
        vote_advanced()
    except LintuError as error:
        leave_refusal(error)


def show_refusal(tr: Translator) -> None:
    """Show once why the last action was refused."""
    error = refusal()
    if error is None:
        return
    leave_refusal(None)
    with st.container(border=True, key="notice"):
        st.text(f"⚠ {error.message(tr.language)}")
