"""Whoever is present when codes are made while people vote."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.box.votes import VoteRecord


def second_person(vote: VoteRecord, key: str, tr: Translator) -> str:
    """The name of the second person, once one is needed."""
    if vote.phase == "draft":
        return ""
    return st.text_input(
        tr("Second person who is present (the vote is open)"), max_chars=80, key=f"{key}-second", width=420
    )
