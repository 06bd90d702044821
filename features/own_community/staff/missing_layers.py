"""Layers required for scoring that the community lacks, with the way to import each."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity
from features.own_community.importing import missing_layers
from features.own_community.staff.session import go_to_step
from features.own_community.staff.system_names import layer_name

_STEPS = {"residences": "homes", "paths": "paths", "facilities": "spaces", "public_spaces": "spaces"}
"""Layer → the step that fills it."""


def missing(known: OwnCommunity, tr: Translator) -> bool:
    """Whether a required layer is missing; shows a button for each."""
    empty = missing_layers(the_store(), known)
    if not empty:
        return False
    with st.container(border=True, key="own-missing"):
        names = tr.list([layer_name(layer, tr) for layer in empty])
        st.text(tr("Required for scoring: {layers}.", layers=names))
        with st.container(horizontal=True):
            for layer in empty:
                label = tr("Add: {layer}", layer=layer_name(layer, tr))
                if st.button(label, key=f"own-missing-{layer}", icon=":material/add:"):
                    go_to_step(_STEPS[layer])
                    st.rerun()
    return True
