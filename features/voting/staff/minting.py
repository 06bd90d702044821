"""Making codes: how many usually, who must be present, and the files that they are printed in."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.slips import BatchSpec, mint_batches
from features.voting.box.votes import VoteRecord
from features.voting.staff.one_time_download import offer_files
from features.voting.staff.phone_access import code_address, require_phone_access
from features.voting.staff.printing import print_files
from ui.session import actor_name

USUAL_COUNT = 20
"""Codes of a batch, until somebody types another number."""


def second_person(vote: VoteRecord, key: str, tr: Translator) -> str:
    """The name of whoever is present too, once one is needed: when codes are made while people vote."""
    if vote.phase == "draft":
        return ""
    return st.text_input(
        tr("Second person who is present (the vote is open)"), max_chars=80, key=f"{key}-second", width=420
    )


def make_codes(
    vote: VoteRecord, specs: Sequence[BatchSpec], kinds: Sequence[str], second: str, catalogue: Catalogue
) -> None:
    """Make and print them. Raises where phones could not open what slips say: a code is shown only once."""
    server = require_phone_access()
    slips = mint_batches(vote.id, specs, actor_name(), second)
    offer_files(print_files(vote, slips, kinds, catalogue, lambda code: code_address(server, vote.id, code)))
    st.rerun()
