"""The last step: the score of the community, its assumptions, and the packet for other machines."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity, copy_community
from ui.boundary import error_boundary
from ui.components.community import community_in_file
from ui.components.figures import needs_figures, people_figures
from ui.components.notes import notes
from ui.session import SessionContext, actor_name, remember_context


def result(
    known: OwnCommunity, here: SessionContext, tr: Translator, packet_out: Callable[[str, Translator], None]
) -> None:
    """Figures, assumptions, and what `packet_out` offers: the packet of this community."""
    assessment = community_in_file(here)
    needs_figures(assessment, assessment.overall, "standard_radius", tr)
    people_figures(assessment, assessment.overall, tr)
    notes(assessment, tr)
    st.text(tr("All other pages now work with this community: coverage, sketch, compare, exports."))
    if st.button(tr("Copy without people"), key="own-copy", icon=":material/content_copy:"):
        with error_boundary(tr):
            remember_context(replace(here, community=copy_community(the_store(), known, actor_name()).key))
            st.rerun()
    packet_out(known.key, tr)
