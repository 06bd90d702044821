"""A vote that was restored from a copy: what the log tells of it, and the two people who confirm it."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.box.result_text import restore_text
from features.voting.box.suspension import LEAST_OF_HEAD, RestoreStatus, confirm_restore, restore_status
from features.voting.box.votes import VoteRecord
from features.voting.staff.vote_actions import press
from ui.session import field_value


def show_restores(vote: VoteRecord, tr: Translator) -> None:
    """Show each restore with both check codes; while the vote is suspended, the form that lets it go on."""
    status = restore_status(vote.id)
    if not status.restores:
        return
    with st.container(border=True, key="vote-restored"):
        for event in status.restores:
            st.text(f"⚠ {tr.name(restore_text(event))}")
        if status.is_suspended:
            _confirm(vote, status, tr)


def _confirm(vote: VoteRecord, status: RestoreStatus, tr: Translator) -> None:
    person, head = f"restored-person-{vote.id}", f"restored-head-{vote.id}"
    st.text(
        tr(
            "Voting is suspended. Two people compare the log as it was printed or written down with the one "
            "in “Log”, each confirm under their own name, and then ballots are accepted again. Ballots that "
            "the backup lacks must be given again: their codes are unused."
        )
    )
    if status.first:
        st.text(tr("{name} has confirmed; a second person is missing.", name=status.first))
    with st.container(horizontal=True, vertical_alignment="bottom", key="vote-restored-form"):
        st.text_input(tr("Name of the person confirming"), max_chars=80, key=person, width=240)
        st.text_input(
            tr("First {least} characters of the printed check code of the log", least=LEAST_OF_HEAD),
            max_chars=100,
            key=head,
            width=400,
        )
        st.button(
            tr("Confirm the restore"),
            type="primary",
            key="vote-restored-confirm",
            on_click=press,
            args=(lambda: _press(vote.id, person, head),),
        )


def _press(workshop_id: str, person: str, head: str) -> None:
    confirm_restore(workshop_id, str(field_value(person) or ""), str(field_value(head) or ""))
    for field in (person, head):
        st.session_state[field] = ""
