"""Everything that was done to a vote, as a chain that anybody can check."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import streamlit as st

from ui.components.cases.words import minute
from ui.i18n import Words
from workshop.voting.box.finding import Standing
from workshop.voting.box.record import Fact, events_of, head_of, log_of

_SAID_APART = ("kind", "workshop", "at", "actor")


def log(standing: Standing, tr: Words) -> None:
    """The events, the head of the chain, the log as a file."""
    st.text(tr("Head of the log. Write it down or print it: whoever has it can tell if anything is changed."))
    st.code(head_of(standing.id), language=None, wrap_lines=True)
    events = events_of(standing.id)
    kinds = _kinds(tr)
    rows = {
        tr("When"): [minute(datetime.fromisoformat(str(one["at"]))) for one in events],
        tr("Who"): [str(one["actor"]) for one in events],
        tr("What"): [kinds.get(str(one["kind"]), str(one["kind"])) for one in events],
        tr("Facts"): [_facts(one) for one in events],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="vote-log")
    st.download_button(
        tr("Download the log"),
        "\n".join((*log_of(standing.id), "")),
        file_name="log.txt",
        mime="text/plain",
        icon=":material/download:",
        key="vote-log-file",
    )


def _facts(event: Mapping[str, Fact]) -> str:
    return json.dumps(
        {key: value for key, value in event.items() if key not in _SAID_APART and value not in ("", [])},
        ensure_ascii=False,
    )


def _kinds(tr: Words) -> dict[str, str]:
    return {
        "prepare": tr("prepared"),
        "revise": tr("draft changed"),
        "mint": tr("codes made"),
        "void": tr("slip void"),
        "reprint": tr("slip printed again"),
        "open": tr("opened"),
        "close": tr("closed"),
        "count": tr("count fixed"),
    }
