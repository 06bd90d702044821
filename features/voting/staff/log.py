"""Everything that was done to a vote, as a chain that anybody can check."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from data.work_calendar import date_and_minute
from features.voting.box.record import Fact, events_of, head_of, log_of
from features.voting.box.votes import VoteRecord
from features.voting.staff.frozen import DIGEST_SHOWN
from features.voting.staff.rule_words import age_group_name, constituency_name

_SAID_APART = ("kind", "workshop", "at", "actor")
_HASH_CHARACTERS = 64


def log(vote: VoteRecord, catalogue: Catalogue, tr: Translator) -> None:
    """The events, the head of the chain, the log as a file."""
    st.text(tr("Check code of the log. Write it down or print it: it reveals any later change."))
    st.code(head_of(vote.id), language=None, wrap_lines=True)
    events = events_of(vote.id)
    kinds = _kinds(tr)
    rows = {
        tr("When"): [date_and_minute(datetime.fromisoformat(str(one["at"]))) for one in events],
        tr("Done by"): [str(one["actor"]) for one in events],
        tr("What was done"): [kinds.get(str(one["kind"]), str(one["kind"])) for one in events],
        tr("In detail"): [_facts(one, catalogue, tr) for one in events],
    }
    st.dataframe(pd.DataFrame(rows), hide_index=True, key="vote-log")
    st.download_button(
        tr("Download the log"),
        "\n".join((*log_of(vote.id), "")),
        file_name="log.txt",
        mime="text/plain",
        on_click="ignore",
        icon=":material/download:",
        key="vote-log-file",
    )


def _facts(event: Mapping[str, Fact], catalogue: Catalogue, tr: Translator) -> str:
    """What else the event holds, hashes shortened; the file has all of it."""
    names = _fact_names(tr)
    parts = [
        f"{names.get(key, key)} {_value(key, value, catalogue, tr)}".strip()
        for key, value in event.items()
        if key not in _SAID_APART and value not in ("", []) and (key, value) != ("is_test", 0)
    ]
    return " · ".join(parts)


def _value(key: str, value: Fact, catalogue: Catalogue, tr: Translator) -> str:
    if isinstance(value, list):
        return tr.list(value)
    if key == "constituency":
        return constituency_name(catalogue, str(value), tr)
    if key == "age_group":
        return age_group_name(catalogue, str(value), tr)
    if key == "is_test":
        return ""
    is_hash = isinstance(value, str) and len(value) == _HASH_CHARACTERS and " " not in value
    return str(value)[:DIGEST_SHOWN] if is_hash else str(value)


def _fact_names(tr: Translator) -> dict[str, str]:
    return {
        "terms": tr("check code"),
        "batch": tr("batch"),
        "codes": tr("codes"),
        "constituency": tr("constituency"),
        "age_group": tr("age group"),
        "is_test": tr("test"),
        "second": tr("with"),
        "slip": tr("slip"),
        "new_slip": tr("new slip"),
        "reason": tr("reason"),
        "seed": tr("random number"),
        "seed_sha256": tr("check code of the random number"),
        "ballots": tr("ballots"),
        "tests": tr("test ballots"),
        "seal": tr("seal of the ballots"),
        "thrown": tr("dice"),
        "order": tr("order"),
        "before": tr("check code before"),
        "after": tr("check code of the backup"),
        "ballots_before": tr("ballots before"),
        "head": tr("check code read"),
        "second_head": tr("check code read by the other"),
    }


def _kinds(tr: Translator) -> dict[str, str]:
    return {
        "prepare": tr("prepared"),
        "revise": tr("draft changed"),
        "mint": tr("codes made"),
        "void": tr("slip void"),
        "reprint": tr("slip printed again"),
        "open": tr("opened"),
        "close": tr("closed"),
        "count": tr("count fixed"),
        "restore": tr("restored from a backup"),
        "resume": tr("restore confirmed by two people"),
    }
