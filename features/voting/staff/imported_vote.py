"""Where a vote comes from, and its other versions, above everything else of it."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from base.words import Text
from data.catalogue import Catalogue
from data.small_cells import fewest_shown
from features.voting.box.votes import VoteRecord
from features.voting.imported.comparing import compared_versions, shared_steps
from features.voting.imported.origin import origin_texts
from ui.boundary import error_boundary
from ui.components.other_machine import other_machine


def show_origin(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The mark of an imported vote, who must still be checked, and what differs between versions."""
    origin = vote.origin
    if marks := origin_texts(origin):
        sign = "ℹ" if origin.is_checked and origin.versions == 1 else "⚠"
        with st.container(border=True, key="vote-origin"):
            st.text("\n".join(f"{sign} {tr.name(mark)}" for mark in marks))  # names are people's words
    for number, signer in enumerate(() if origin.is_checked else origin.signers):
        other_machine(signer.public_key, f"vote-maker{number or ''}", tr)
    if origin.versions > 1:
        with error_boundary(tr):
            _differences(vote, catalogue, tr)


def _differences(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    compared = compared_versions(vote.id, fewest_shown(catalogue))
    heads = [tr("Version {number}", number=number) for number in range(1, len(compared.versions) + 1)]
    rows = [
        [
            tr.name(fact.name),
            tr("differs") if fact.differs else "",
            *(_cell(one, tr) for one in fact.values),
        ]
        for fact in compared.facts
    ]
    st.dataframe(pd.DataFrame(rows, columns=["", tr("Same?"), *heads]), hide_index=True, key="vote-versions")
    st.text(
        tr(
            "The first {shared} steps of their logs are the same. Version 1 is shown below and on the wall: "
            "one held here comes first, then checked, signed and unsigned ones. Ask those who held the vote "
            "for the printed result sheet: its check code of the log belongs to one version only.",
            shared=shared_steps(compared.versions),
        )
    )


def _cell(value: Text | str, tr: Translator) -> str:
    return value if isinstance(value, str) else tr.name(value)
