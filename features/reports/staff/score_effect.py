"""What clearing the report in hand would change: it stands beside the report, with the reason for nothing."""

from __future__ import annotations

from collections.abc import Iterator

import streamlit as st

from base.bounded_cache import OwnedCache
from base.i18n import Translator
from data.assess import Assessment
from features.reports.clearances import Clearance, clearance_of
from features.reports.report import Report

_MOST_KEPT = 64
_KNOWN: OwnedCache[Assessment, str, Clearance | None] = OwnedCache(_MOST_KEPT)


def score_effect(baseline: Assessment, case: Report, tr: Translator) -> None:
    """A box of sentences. baseline: the community as it is now, with what is verified."""
    with st.container(border=True, key="case-effect"):
        if not baseline.catalogue.encroachment_states[case.state].counts:
            st.text(tr("Off the score: only what is verified and still there counts."))
            return
        found = _KNOWN.get_or_make(baseline, case.layer_id, lambda: clearance_of(baseline, case.layer_id))
        lines = list(_lines(found, tr)) if found else []
        st.text(
            "\n".join([tr("If it is cleared:"), *(f"· {line}" for line in lines)]) if lines else _nothing(tr)
        )


def _lines(found: Clearance, tr: Translator) -> Iterator[str]:
    if round(found.people):
        yield tr("{count} people newly reach something that they need", count=tr.number(found.people))
    if round(found.accessible_people):
        yield tr("{count} people at most on accessible routes", count=tr.number(found.accessible_people))
    if round(found.freed.space_m2):
        yield tr("{area} m² of public space are free again", area=tr.number(found.freed.space_m2))
    if round(found.freed.path_m):
        yield tr("{length} m of path are free again", length=tr.number(found.freed.path_m))
    if round(found.supply_gain_m2, 2):
        yield tr("{area} m² more of space for each person", area=tr.number(found.supply_gain_m2, 2))


def _nothing(tr: Translator) -> str:
    return tr("Clearing it changes no figure: it lies on no public space and no path, or has no outline yet.")
