"""Entering paper ballots: two people, one after the other or at two machines, neither seeing the other's."""

from __future__ import annotations

import threading

import streamlit as st

from base.i18n import Translator
from features.voting.box.paper import PaperBallot, PaperDesk
from features.voting.box.votes import VoteRecord
from features.voting.codes import code_in_groups, parse_code
from features.voting.registry import method_of
from features.voting.staff.paper_marks import marks, marks_text
from features.voting.staff.session import next_paper, paper_number
from ui.boundary import error_boundary

_desks: dict[str, PaperDesk] = {}
"""One a vote, shared by everybody who uses this program."""
_lock = threading.Lock()


def paper_entry(vote: VoteRecord, tr: Translator) -> None:
    """The form, how many papers wait for the second person, and those that two people read differently."""
    desk = desk_of(vote.id)
    st.text(tr("Two people enter every paper, each under their own name. It counts once both entries match."))
    scope = f"{vote.id}-{paper_number()}"
    person = st.text_input(tr("Entered by"), max_chars=80, key=f"paper-person-{vote.id}", width=300)
    code = st.text_input(tr("Code on the paper"), max_chars=40, key=f"paper-code-{scope}", width=300)
    takes = method_of(vote.terms.settings.rules.method).takes
    ballot = marks(takes, vote.terms.slate, scope, tr)
    if st.button(tr("Enter this paper"), type="primary", key="paper-enter", shortcut="Ctrl+Enter"):
        with error_boundary(tr):
            desk.enter(person, PaperBallot(code, ballot))
            _cast_agreed(vote, parse_code(code) or code)
            st.rerun()
    st.metric(tr("Waiting for the second person"), desk.half_entered())
    _differing(vote, tr)
    _list_refused(vote, tr)


def desk_of(workshop_id: str) -> PaperDesk:
    """The desk of this vote; what waits on it is in memory only."""
    with _lock:
        return _desks.setdefault(workshop_id, PaperDesk(workshop_id))


def forget_desk(workshop_id: str) -> None:
    """Forget all that waits there: the vote is closed, and an entry names a code and a vote."""
    with _lock:
        _desks.pop(workshop_id, None)


def _cast_agreed(vote: VoteRecord, code: str) -> None:
    """Clear the form; cast the paper where both people have read the same."""
    desk = desk_of(vote.id)
    next_paper()
    if desk.agrees(code):
        _cast(vote, code)


def _cast(vote: VoteRecord, code: str) -> None:
    desk_of(vote.id).cast(code, vote.digest, vote.terms.slate.options)


def _differing(vote: VoteRecord, tr: Translator) -> None:
    desk, slate = desk_of(vote.id), vote.terms.slate
    for number, (code, difference) in enumerate(desk.differences().items()):
        with st.container(border=True, key=f"paper-differs-{number}"):
            st.text(tr("The entries differ: {code}. Check the paper together.", code=code_in_groups(code)))
            for column, (person, ballot) in zip(
                st.columns(2), (difference.first, difference.second), strict=True
            ):
                with column:
                    st.text(person)
                    st.text(marks_text(ballot, slate, tr))
            st.text(tr("Whoever was wrong enters it again under the same name."))
            _withdraw_button(vote, code, f"differs-{number}", tr)


def _list_refused(vote: VoteRecord, tr: Translator) -> None:
    """Papers that both read alike and that were not taken: their code is used, void or unknown."""
    for number, code in enumerate(desk_of(vote.id).agreed_codes()):
        with st.container(border=True, key=f"paper-refused-{number}"):
            st.text(tr("The entries match but were not accepted: {code}.", code=code_in_groups(code)))
            with st.container(horizontal=True):
                if st.button(tr("Try again"), key=f"paper-again-{number}"):
                    with error_boundary(tr):
                        _cast(vote, code)
                        st.rerun()
                _withdraw_button(vote, code, f"refused-{number}", tr)


def _withdraw_button(vote: VoteRecord, code: str, key: str, tr: Translator) -> None:
    if st.button(tr("Discard this entry"), key=f"paper-withdraw-{key}"):
        desk_of(vote.id).withdraw(code)
        st.rerun()
