"""Layers required for scoring that the community lacks, with the way to import each."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity, layers_of
from features.own_community.staff.session import go_to_step
from features.own_community.staff.system_names import layer_name

_NEEDED = {"residences": "homes", "paths": "paths", "facilities": "spaces", "public_spaces": "spaces"}
"""Layer → the step that fills it. Without paths distances are guessed, without the others there is nothing to
reach or nobody to reach it."""


def missing(known: OwnCommunity, tr: Translator) -> bool:
    """Whether a required layer is missing; shows a button for each."""
    layers = layers_of(the_store(), known.state) if known.state.epsg else {}
    empty = [layer for layer in _NEEDED if layer not in layers or not len(layers[layer])]
    if not empty:
        return False
    with st.container(border=True, key="own-missing"):
        names = tr.list([layer_name(layer, tr) for layer in empty])
        st.text(tr("Required for scoring: {layers}.", layers=names))
        with st.container(horizontal=True):
            for layer in empty:
                label = tr("Add: {layer}", layer=layer_name(layer, tr))
                if st.button(label, key=f"own-missing-{layer}", icon=":material/add:"):
                    go_to_step(_NEEDED[layer])
                    st.rerun()
    return True
