"""The people's table: download it, and import it when grid workers have filled it in."""

from __future__ import annotations

from functools import partial

import streamlit as st

from base.i18n import Translator
from data.store.open_store import the_store
from features.own_community.by_hand import import_people
from features.own_community.community_versions import OwnCommunity, layers_of
from features.own_community.people_table_file import people_table
from features.own_community.staff.reading import source_of
from features.own_community.staff.session import edit_of, next_round_of_own, round_of_own, tell
from ui.boundary import error_boundary


def people(known: OwnCommunity, tr: Translator) -> None:
    """Nothing while there are no homes."""
    if "residences" not in known.state.layers:
        return
    homes = layers_of(the_store(), known.state)["residences"]
    with st.container(key="own-people"):
        st.subheader(tr("People"))
        estimated = int(homes["estimated"].sum())
        st.text(
            tr("Homes with estimated people: {estimated} of {count}.", estimated=estimated, count=len(homes))
        )
        st.download_button(
            tr("Download the population table (Excel)"),
            partial(people_table, homes, tr.language),
            file_name="people.xlsx",
            on_click="ignore",
            icon=":material/download:",
            key="own-people-table",
        )
        file = st.file_uploader(
            tr("Completed table"), type=["xlsx", "csv"], key=f"own-people-file-{round_of_own()}"
        )
        if file is not None and st.button(tr("Import the numbers"), key="own-people-in"):
            with error_boundary(tr):
                raw = file.getvalue()
                _, messages = import_people(edit_of(known), source_of(raw, file.name), raw)
                next_round_of_own()
                tell(messages)
                st.rerun()
