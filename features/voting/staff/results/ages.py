"""A column for each age group: how many voted, for what where that tells on nobody, and what they chose."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box import result_text
from features.voting.box.age_columns import AgeColumn
from features.voting.box.publication import Publication
from features.voting.rules_in_words import age_group_name

_WITHHELD = "·"


def ages(shown: Publication, catalogue: Catalogue, least: int, tr: Translator) -> None:
    """The table; a sentence where there is only one group that may be named."""
    st.subheader(tr("By age group"))
    if not shown.ages:
        st.text(tr("Too few ballots of different age groups to show them separately."))
        return
    slate = shown.vote.terms.slate
    options = slate.options if all(column.voices for column in shown.ages) else ()
    table = {
        tr("Option"): [*(tr.name(slate.name(option)) for option in options), tr("Choice of this group alone")]
    }
    for column in shown.ages:
        cells = [_cell(column.voices[option]) for option in options]
        table[_head(column, catalogue, tr)] = [
            *cells,
            tr.name(result_text.chosen_text(column.outcome, slate)),
        ]
    st.dataframe(pd.DataFrame(table), hide_index=True, key="result-ages", height="content")
    if any(None in column.voices.values() for column in shown.ages):
        st.caption(
            tr(
                "· Numbers that could reveal the votes of fewer than {least} people are not shown.",
                least=least,
            )
        )


def _head(column: AgeColumn, catalogue: Catalogue, tr: Translator) -> str:
    group = tr.name(age_group_name(column.group, catalogue))
    return tr("{group}: {count} ballots", group=group, count=column.ballots)


def _cell(count: int | None) -> str:
    return _WITHHELD if count is None else str(count)
