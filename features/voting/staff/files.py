"""After closing: downloads of the anonymised ballots, for a recount."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.votes import VoteRecord
from features.voting.files.vote_files import vote_files

_MARK = "\ufeff"
"""So that spreadsheets read the Chinese."""


def files(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """A button for each file that anybody may have. Raises BoxDamagedError."""
    least = round(catalogue.parameters["small_cell_ballots"].figure.value)
    st.text(tr("Anyone can recount with these files: lintu tally ballots.csv"))
    st.text(tr("Groups of fewer than {least} ballots are not named in them.", least=least))
    with st.container(horizontal=True, key="vote-files"):
        for name, content in vote_files(vote.id, least).items():
            st.download_button(
                name,
                (_MARK + content if name.endswith(".csv") else content).encode(),
                file_name=name,
                mime="text/csv" if name.endswith(".csv") else "text/plain",
                on_click="ignore",
                icon=":material/download:",
                key=f"vote-file-{name}",
            )
