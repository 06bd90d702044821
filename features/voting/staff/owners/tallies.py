"""Both tallies beside each other, each with its two gates in exact fractions."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import streamlit as st

from base.i18n import Translator
from features.voting.numbers import percent
from features.voting.owners_vote import OwnerGroup, OwnersOutcome, OwnersTally, Says, Threshold
from features.voting.staff.owners.entry import position_text


def tallies(outcome: OwnersOutcome, totals: Mapping[Says, OwnerGroup], tr: Translator) -> None:
    """Show both tallies, their thresholds and the outcome."""
    with st.container(key="owners-outcome"):
        if outcome.adopted:
            st.success(tr("By these numbers all four conditions are met."), icon=":material/check:")
        else:
            st.error(
                tr("By these numbers a condition is not met, so it is not adopted."), icon=":material/close:"
            )
    rows = {
        tr("Vote cast"): [position_text(says, tr) for says in totals],
        tr("Owners"): [one.owners for one in totals.values()],
        tr("Floor area (m²)"): [float(one.area_m2) for one in totals.values()],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="owners-said", width=520)
    for column, tally in zip(st.columns(2), outcome.tallies, strict=True):
        with column, st.container(border=True, key=f"owners-{tally.measure}"):
            _tally(tally, tr)


def _tally(tally: OwnersTally, tr: Translator) -> None:
    name = tr("By head") if tally.measure == "heads" else tr("By floor area")
    st.subheader(name)
    st.text(_gate(tally.turnout, tr("Took part, of all owners"), tr))
    st.text(_gate(tally.majority, tr("Agreed, of those who took part"), tr))


def _gate(gate: Threshold, what: str, tr: Translator) -> str:
    facts = {
        "mark": "✓" if gate.is_met else "✗",
        "what": what,
        "share": gate.share,
        "percent": percent(gate.share),
        "limit": gate.limit,
    }
    if gate.at_least:
        return tr("{mark} {what}: {share} (≈ {percent}); needed: {limit} or more", **facts)
    return tr("{mark} {what}: {share} (≈ {percent}); needed: more than {limit}", **facts)
