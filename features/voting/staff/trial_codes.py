"""Codes of a vote in the sample, for anybody to try it with."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from data.demo_codes import demo_codes
from features.voting.box.votes import VoteRecord
from features.voting.codes import code_in_groups
from features.voting.staff.rule_words import constituency_name


def trial_codes(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """A list of codes, closed at first; nothing for a vote that has none."""
    codes = demo_codes(vote.id) if vote.origin.is_sample and vote.phase == "open" else ()
    if not codes:
        return
    with st.expander(tr("Sample codes for trying"), icon=":material/science:", key="trial-codes"):
        st.text(tr("Only the sample shows codes. Each can be used once; used ones stay in this list."))
        rows = {
            tr("Constituency"): [constituency_name(catalogue, one.constituency, tr) for one in codes],
            tr("Sample code"): [code_in_groups(one.code) for one in codes],
        }
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="trial-codes-table")
