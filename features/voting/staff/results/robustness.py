"""How firm the result is: other methods on the same ballots, other shares of the council."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box import result_text
from features.voting.box.publication import Publication


def others(shown: Publication, tr: Translator) -> None:
    """How many methods choose the same, and what each chooses."""
    agreement, slate = shown.result.count.others, shown.vote.terms.slate
    st.subheader(tr("Other methods on the same ballots"))
    with st.container(key="result-agreement"):
        st.text(tr.name(agreement.text))
    if len(agreement.readings) > 1:
        rows = {
            tr("Method"): [tr.name(one.method.name) for one in agreement.readings],
            tr("Chooses"): [
                tr.name(result_text.chosen_text(one.outcome, slate)) for one in agreement.readings
            ],
            tr("How the ballots were read"): [
                tr.name(one.note) if one.note else tr("as cast") for one in agreement.readings
            ],
        }
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="result-methods", height="content")


def sensitivity(shown: Publication, catalogue: Catalogue, tr: Translator) -> None:
    """How far each share could move; nothing where that cannot be said."""
    texts = result_text.firmness_texts(shown, catalogue)
    if texts:
        st.subheader(tr("With other council shares"))
        with st.container(key="result-sensitivity"):
            for text in texts:
                st.text(f"· {tr.name(text)}")
