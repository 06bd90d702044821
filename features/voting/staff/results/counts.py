"""The plain count beside the count by the council's seats, as bars and as a table."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import altair as alt
import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box import result_text
from features.voting.box.publication import Publication
from features.voting.numbers import percent
from features.voting.outcome import Outcome
from features.voting.rules_in_words import constituency_name, in_order

_WON, _REST, _INK = "#1f6f5c", "#a9c4bb", "#26231f"
_ROOM_FOR_FIGURES = 1.3
"""The length of the chart; that of the longest bar is 1."""


def counts(shown: Publication, catalogue: Catalogue, least: int, tr: Translator) -> None:
    """Two columns: one voice each, and by seats with the shares that really counted."""
    count, left_right = shown.result.count, st.columns(2, gap="large")
    with left_right[0], st.container(key="result-plain"):
        st.subheader(tr("Every ballot counts once"))
        _outcome(shown, count.plain, is_by_seats=False, tr=tr)
    with left_right[1], st.container(key="result-seats"):
        st.subheader(tr("Counted by the council's seats"))
        st.text(tr.name(result_text.seats_text(shown)))
        if count.by_seats:
            _outcome(shown, count.by_seats, is_by_seats=True, tr=tr)
        for text in (result_text.withheld_text(shown, least), result_text.empty_text(shown, catalogue)):
            if text:
                st.text(tr.name(text))
        if count.weights:
            _shares(shown, count.weights.shares, catalogue, tr)


def _outcome(shown: Publication, outcome: Outcome, is_by_seats: bool, tr: Translator) -> None:
    slate, method = shown.vote.terms.slate, shown.result.count.rules.method
    rows = pd.DataFrame(
        {
            "option": [tr.name(slate.name(option)) for option in outcome.totals],
            "total": [float(total) for total in outcome.totals.values()],
            "figure": [result_text.short_figure(one, method, is_by_seats) for one in outcome.totals.values()],
            "exact": [result_text.total_figure(one, method, is_by_seats) for one in outcome.totals.values()],
            "won": [option in outcome.winners for option in outcome.totals],
        }
    )
    st.altair_chart(_bars(rows), key=f"result-bars-{'seats' if is_by_seats else 'plain'}")
    table = {
        tr("Option"): rows["option"],
        tr("Total"): rows["exact"],
        tr("Wins"): [tr("yes") if won else "" for won in rows["won"]],
    }
    st.dataframe(
        pd.DataFrame(table),
        hide_index=True,
        key=f"result-table-{'seats' if is_by_seats else 'plain'}",
        height="content",
    )


def _bars(rows: pd.DataFrame) -> alt.LayerChart:
    room = max(rows["total"].max(), 1e-9) * _ROOM_FOR_FIGURES
    base = alt.Chart(rows).encode(
        y=alt.Y("option:N", title=None, sort=None, axis=None),
        x=alt.X("total:Q", title=None, axis=None, scale=alt.Scale(domain=[0, room], nice=False)),
    )
    bars = base.mark_bar(size=22, yOffset=8).encode(
        color=alt.condition(alt.datum.won, alt.value(_WON), alt.value(_REST))
    )
    figures = base.mark_text(align="left", dx=6, dy=8, fontSize=16, color=_INK).encode(text="figure:N")
    # Above their bars, since a phone has no room for a long name beside one.
    names = base.mark_text(align="left", dy=-15, fontSize=15, color=_INK).encode(
        text="option:N", x=alt.value(0)
    )
    return (bars + figures + names).properties(height=alt.Step(60))


def _shares(shown: Publication, held: Mapping[str, Fraction], catalogue: Catalogue, tr: Translator) -> None:
    """Each constituency's share as settled and as it counted; without ballots it counts as the rule says."""
    shares = shown.vote.terms.settings.shares
    order = in_order(shares, catalogue)
    table = {
        tr("Constituency"): [tr.name(constituency_name(key, catalogue)) for key in order],
        tr("Ballots"): [str(shown.cast[key]) if shown.cast[key] else tr("no ballots") for key in order],
        tr("Agreed share"): [percent(shares[key]) for key in order],
        tr("Share used in the count"): [percent(held[key]) for key in order],
    }
    st.dataframe(pd.DataFrame(table), hide_index=True, key="result-shares", height="content")
