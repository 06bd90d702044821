"""What was done with suggestions until now, and what an earlier run suggested."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.work_calendar import CHINA
from features.suggestions.copying import RUN
from features.suggestions.history import HistoryRow, history_rows, request_text, run_sentences, runs_of
from features.suggestions.suggestion_event import SuggestionEvent


def past_runs(baseline: Assessment, events: Sequence[SuggestionEvent], tr: Translator) -> None:
    """A fold, open where the address names a run."""
    if not events:
        return
    runs = runs_of(events)
    asked = str(st.query_params.get(RUN, ""))
    label = tr("History ({count})", count=len(events))
    with st.expander(label, expanded=asked in runs, key="suggestion-history"):
        names = {key: f"{key[:6]} · {_time(one)} · {tr.name(request_text(one))}" for key, one in runs.items()}
        if names:
            chosen = st.selectbox(
                tr("An earlier suggestion"),
                list(names),
                index=list(names).index(asked) if asked in names else None,
                format_func=lambda one: names[one],
                key=f"suggestion-past-{len(names)}",
            )
            for sentence in run_sentences(baseline, runs[chosen]) if chosen else ():
                st.text(tr.name(sentence))
        st.dataframe(
            [_cells(one, tr) for one in history_rows(baseline, events)],
            hide_index=True,
            key="suggestion-history-table",
        )


def _cells(row: HistoryRow, tr: Translator) -> dict[str, str]:
    return {
        tr("Date and time"): _time(row),
        tr("By whom"): tr.written(row.who),
        tr("Done"): tr.name(row.what),
        tr("On what"): "" if row.item is None else tr.name(row.item),
        tr("Why"): tr.written(row.why),
        tr("Until"): "" if row.until is None else row.until.isoformat(),
    }


def _time(one: HistoryRow | SuggestionEvent) -> str:
    return f"{one.at.astimezone(CHINA):%Y-%m-%d %H:%M}"
