"""Step 5 while people vote: who has voted, and the paper ballots that two people enter."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from data.demo_codes import demo_codes
from features.voting.box.votes import VoteRecord
from features.voting.codes import code_in_groups
from features.voting.staff.notice_file import notice_file
from features.voting.staff.paper_entry import paper_entry
from features.voting.staff.phone_access import phone_access_problem, show_phone_access
from features.voting.staff.rule_words import constituency_name
from features.voting.staff.session import phones_vote
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
    _trial_codes(vote, catalogue, tr)
    notice_file(vote, catalogue, tr)
    if phones_vote() and not phone_access_problem(tr):
        show_phone_access(vote.id, tr)


def _trial_codes(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """Codes of a vote in the sample, for anybody to try it with; nothing for a vote that has none."""
    codes = demo_codes(vote.id) if vote.origin.is_sample else ()
    if not codes:
        return
    with st.expander(tr("Sample codes for trying"), icon=":material/science:", key="trial-codes"):
        st.text(tr("Only the sample shows codes. Each can be used once; used ones stay in this list."))
        rows = {
            tr("Constituency"): [constituency_name(catalogue, one.constituency, tr) for one in codes],
            tr("Sample code"): [code_in_groups(one.code) for one in codes],
        }
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="trial-codes-table")
