"""Codes: the batches there are, and the form that makes another one."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.ballots import AGE_GROUPS, UNDECLARED
from features.voting.box.batches import batches_in
from features.voting.box.record import events_of
from features.voting.box.slips import MOST_SLIPS, BatchSpec, mint
from features.voting.box.votes import VoteRecord
from features.voting.rules_in_words import in_order
from features.voting.staff.links import code_address, server_field
from features.voting.staff.one_time_download import download_buttons, offer_files
from features.voting.staff.printing import print_files, print_kinds
from features.voting.staff.rule_words import age_group_name, constituency_name
from features.voting.staff.voiding import voiding
from ui.boundary import error_boundary
from ui.session import actor_name
from web.phone_address import check_phone_address

_USUAL = 20


def codes(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """Make codes, take the files away, void and print again."""
    download_buttons(vote.id, tr)
    _table(vote, catalogue, tr)
    spec = _spec(vote, catalogue, tr)
    kinds = print_kinds(tr)
    chosen = st.multiselect(
        tr("To print"),
        list(kinds),
        default=["slips"],
        format_func=lambda key: kinds[key],
        placeholder=tr("Nothing chosen"),
        key=f"mint-prints-{tr.language}",
        width=640,
    )
    server = server_field("mint-server", tr)
    second = second_person(vote, "mint", tr)
    if vote.phase == "draft" and {"paper", "large"} & set(chosen):
        st.caption(tr("Paper ballots show the draft as it is now. If you change it later, print them again."))
    if st.button(tr("Make the codes"), type="primary", key="mint", disabled=not chosen):
        with error_boundary(tr):
            if server:  # a code cannot be shown again, so first see that it could be scanned
                check_phone_address(server)
            slips = mint(vote.id, spec, actor_name(), second)
            address = lambda code: code_address(server, vote.id, code)  # noqa: E731
            offer_files(print_files(vote, slips, chosen, catalogue, address))
            st.rerun()
    voiding(vote, catalogue, server, tr)


def second_person(vote: VoteRecord, key: str, tr: Translator) -> str:
    """The name of the second person, once one is needed."""
    if vote.phase == "draft":
        return ""
    return st.text_input(
        tr("Second person who is present (the vote is open)"), max_chars=80, key=f"{key}-second", width=420
    )


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
        count = st.number_input(tr("Codes"), 1, MOST_SLIPS, _USUAL, key="mint-count", width=160)
        is_test = st.toggle(tr("For testing; never counted"), key="mint-test")
    return BatchSpec(constituency, count, age_group, is_test)


def _table(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
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
