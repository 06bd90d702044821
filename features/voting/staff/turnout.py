"""How many have voted, by constituency, while the vote is open; never what they voted."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.voting.box.results import Turnout, turnout_of
from features.voting.box.votes import VoteRecord
from features.voting.rules_in_words import in_order
from features.voting.staff.rule_words import constituency_name
from ui.backup_worker import backup_status

_EVERY_S = 4
_ROW_PX = 44
_BAR, _REST, _INK = "#1f6f5c", "#dcd6c8", "#26231f"


def turnout(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """Figures, bars and a table; while the vote is open they follow by themselves, and so does the backup."""
    is_open = vote.phase == "open"

    def follow() -> None:
        _draw_turnout(turnout_of(vote.id), catalogue, tr)
        if is_open and (message := backup_status(tr)):
            with st.container(key="vote-backup"):
                st.text(message)

    st.fragment(follow, run_every=_EVERY_S if is_open else None)()


def _draw_turnout(now: Turnout, catalogue: Catalogue, tr: Translator) -> None:
    used, issued = sum(now.used.values()), sum(now.issued.values())
    with st.container(horizontal=True, key="turnout-figures"):
        st.metric(tr("Ballots in the box"), tr.number(used))
        st.metric(tr("Codes given out"), tr.number(issued))
        st.metric(tr("Turnout"), _percent(used, issued, tr))
    keys = in_order(now.issued, catalogue)
    names = {key: constituency_name(catalogue, key, tr) for key in keys}
    st.altair_chart(_bars(names, now, tr), key="turnout-bars")
    rows = {
        tr("Constituency"): list(names.values()),
        tr("Voted"): [now.used[key] for key in keys],
        tr("Codes"): [now.issued[key] for key in keys],
        tr("Turnout"): [_percent(now.used[key], now.issued[key], tr) for key in keys],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="turnout-table", width=620)


def _percent(used: int, issued: int, tr: Translator) -> str:
    return tr.percent(used / issued if issued else float("nan"))


def _bars(names: Mapping[str, str], now: Turnout, tr: Translator) -> alt.Chart:
    voted, waiting = tr("Voted"), tr("Not yet")
    rows = pd.DataFrame(
        [
            (name, what, count, place)
            for key, name in names.items()
            for place, (what, count) in enumerate(
                ((voted, now.used[key]), (waiting, now.issued[key] - now.used[key]))
            )
        ],
        columns=["name", "what", "count", "place"],
    )
    return (
        alt.Chart(rows)
        .mark_bar(size=22)
        .encode(
            y=alt.Y("name:N", title=None, sort=list(names.values())),
            x=alt.X(
                "count:Q", title=None, axis=alt.Axis(tickMinStep=1, tickCount=6, format="d"), stack="zero"
            ),
            color=alt.Color(
                "what:N", title=None, scale=alt.Scale(domain=[voted, waiting], range=[_BAR, _REST])
            ),
            order="place:O",
        )
        .properties(height=alt.Step(_ROW_PX))
        .configure_axis(labelFontSize=15, labelColor=_INK, labelLimit=220)
        .configure_legend(labelFontSize=15, orient="top")
    )
