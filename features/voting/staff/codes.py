"""Step 3: codes for every constituency at once, on slips or paper ballots; more of them, and void ones."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.results import turnout_of
from features.voting.box.slips import MOST_SLIPS, BatchSpec
from features.voting.box.votes import VoteRecord
from features.voting.opening_checks import constituencies_without_codes
from features.voting.rules_in_words import in_order
from features.voting.staff.batches_table import batches_table
from features.voting.staff.minting import USUAL_COUNT, make_codes, second_person
from features.voting.staff.one_more_batch import one_more_batch
from features.voting.staff.one_time_download import download_buttons
from features.voting.staff.phone_access import phone_access_form
from features.voting.staff.printing import print_kinds
from features.voting.staff.rail import step_button
from features.voting.staff.rule_words import constituency_name
from features.voting.staff.voiding import voiding
from ui.boundary import error_boundary


def codes(vote: VoteRecord, catalogue: Catalogue, way_on: DeltaGenerator, tr: Translator) -> None:
    """Make codes, take the files away, void and print again."""
    download_buttons(vote.id, tr)
    issued = turnout_of(vote.id).issued
    is_complete = not constituencies_without_codes(vote.terms, issued)
    if is_complete and vote.phase == "draft":
        with way_on:
            step_button(tr("Go on to the check"), "check", "vote-to-check", is_main=True)
    st.text(tr("Everybody who votes gets one slip with a code; the code counts once."))
    left, right = st.columns([5, 6], gap="medium")
    with left:
        specs = _counts(vote, catalogue, issued, tr)
        chosen = _prints(vote, tr)
        second = second_person(vote, "mint", tr)
    with right:
        phone_access_form(vote.id, tr)
    total = sum(one.count for one in specs)
    if (total or not is_complete) and way_on.button(
        tr("Make {count} codes", count=total),
        type="secondary" if is_complete else "primary",
        key="mint",
        disabled=not (chosen and total),
    ):
        with error_boundary(tr):
            make_codes(vote, specs, chosen, second, catalogue)
    batches_table(vote, catalogue, tr)
    one_more_batch(vote, catalogue, chosen, second, tr)
    voiding(vote, catalogue, tr)


def _counts(
    vote: VoteRecord, catalogue: Catalogue, issued: dict[str, int], tr: Translator
) -> list[BatchSpec]:
    """A number for each constituency: the usual one, or none where there are codes already."""
    shares = vote.terms.settings.shares
    specs = []
    with st.container(horizontal=True, vertical_alignment="bottom", key="mint-counts"):
        for key in in_order(shares, catalogue):
            usual = 0 if issued.get(key) or not shares[key] else USUAL_COUNT
            count = st.number_input(
                constituency_name(catalogue, key, tr),
                0,
                MOST_SLIPS,
                usual,
                key=f"mint-count-{key}-{issued.get(key, 0)}",
                width=135,
            )
            if count:
                specs.append(BatchSpec(key, count))
    return specs


def _prints(vote: VoteRecord, tr: Translator) -> list[str]:
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
    if vote.phase == "draft" and {"paper", "large"} & set(chosen):
        st.caption(tr("Paper ballots show the draft as it is now. If you change it later, print them again."))
    return list(chosen)
