"""Step 5 while people vote: who has voted, and the paper ballots that two people enter."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.votes import VoteRecord
from features.voting.staff.notice_file import notice_file
from features.voting.staff.paper_entry import paper_entry
from features.voting.staff.phone_access import phone_access_problem, show_phone_access
from features.voting.staff.session import phones_vote
from features.voting.staff.trial_codes import trial_codes
from features.voting.staff.turnout import turnout


def running(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The turnout or the paper ballots; after closing the turnout alone."""
    if vote.phase != "open":
        turnout(vote, catalogue, tr)
        return
    names = {"turnout": tr("Turnout"), "paper": tr("Paper ballots")}
    chosen = st.segmented_control(
        tr("View"),
        list(names),
        default="turnout",
        format_func=lambda key: names[key],
        key=f"vote-part-{vote.id}-{tr.language}",
        label_visibility="collapsed",
    )
    if chosen == "paper":
        paper_entry(vote, tr)
        return
    turnout(vote, catalogue, tr)
    trial_codes(vote, catalogue, tr)
    notice_file(vote, catalogue, tr)
    if phones_vote() and not phone_access_problem(tr):
        show_phone_access(vote.id, tr)
