"""One more batch of codes: for one age group of one constituency, or for trying things out."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.ballots import AGE_GROUPS, UNDECLARED
from features.voting.box.slips import MOST_SLIPS, BatchSpec
from features.voting.box.votes import VoteRecord
from features.voting.rules_in_words import in_order
from features.voting.staff.minting import USUAL_COUNT, make_codes
from features.voting.staff.rule_words import age_group_name, constituency_name
from ui.boundary import error_boundary


def one_more_batch(
    vote: VoteRecord, catalogue: Catalogue, kinds: Sequence[str], second: str, tr: Translator
) -> None:
    """The form, folded: most votes need it not."""
    with st.expander(tr("Codes for one age group, or for testing"), key="mint-more"):
        spec = _spec(vote, catalogue, tr)
        if st.button(tr("Make this batch"), key="mint-batch", disabled=not kinds):
            with error_boundary(tr):
                make_codes(vote, [spec], kinds, second, catalogue)


def _spec(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> BatchSpec:
    with st.container(horizontal=True, vertical_alignment="bottom", key="mint-form"):
        constituency = st.selectbox(
            tr("Constituency"),
            in_order(vote.terms.settings.shares, catalogue),
            format_func=lambda key: constituency_name(catalogue, key, tr),
            key=f"mint-constituency-{tr.language}",
            width=220,
        )
        age_group = st.selectbox(
            tr("Age group"),
            [UNDECLARED, *(key for key in AGE_GROUPS if key != UNDECLARED)],
            format_func=lambda key: age_group_name(catalogue, key, tr),
            key=f"mint-age-{tr.language}",
            width=160,
        )
        count = st.number_input(tr("Codes"), 1, MOST_SLIPS, USUAL_COUNT, key="mint-one-count", width=160)
        is_test = st.toggle(tr("For testing; never counted"), key="mint-test")
    return BatchSpec(constituency, count, age_group, is_test)
