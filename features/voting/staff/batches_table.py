"""The batches of codes that were made."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.batches import batches_in
from features.voting.box.record import events_of
from features.voting.box.votes import VoteRecord
from features.voting.staff.rule_words import age_group_name, constituency_name


def batches_table(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """A row for each batch; a sentence where there is none."""
    batches = batches_in(events_of(vote.id))
    if not batches:
        st.text(tr("There are no codes yet."))
        return
    rows = {
        tr("Batch"): [one.number for one in batches],
        tr("Constituency"): [constituency_name(catalogue, one.constituency, tr) for one in batches],
        tr("Age group"): [age_group_name(catalogue, one.age_group, tr) for one in batches],
        tr("Slips"): [one.made for one in batches],
        tr("Void"): [one.void for one in batches],
        tr("Count?"): [tr("test") if one.is_test else tr("yes") for one in batches],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="vote-batches", width=760)
