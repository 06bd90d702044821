"""How it is counted, and what holds in every case that might be argued about afterwards."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

import streamlit as st

from base.i18n import Translator
from features.voting.registry import METHODS
from features.voting.staff.draft import Kind
from features.voting.staff.rule_words import empty_words, reveal_words, ties_words
from features.voting.staff.usual_draft import fitting_methods
from features.voting.vote_settings import VoteRules

_MOST_QUORUM = 100_000
Key = TypeVar("Key", bound=str)


def draft_rules(now: VoteRules, kind: Kind, scope: str, tr: Translator) -> VoteRules:
    """Method, quorum, when results show, ties, constituencies without ballots."""
    method = _method(now.method, kind, scope, tr)
    ties = {key: text for key, text in ties_words(tr).items() if kind == "one" or key != "shared"}
    with st.container(horizontal=True, vertical_alignment="bottom", key="draft-rules"):
        quorum = st.number_input(
            tr("Quorum: fewest ballots (0: none)"),
            0,
            _MOST_QUORUM,
            now.quorum,
            key=f"draft-quorum-{scope}",
            width=240,
        )
        reveal = _one(tr("Results show"), reveal_words(tr), now.reveal, f"draft-reveal-{scope}", tr)
    tie = _one(tr("How ties are broken"), ties, now.ties, f"draft-ties-{scope}-{kind}", tr)
    empty = _one(
        tr("The share of a constituency without ballots"),
        empty_words(tr),
        now.empty,
        f"draft-empty-{scope}",
        tr,
    )
    return VoteRules(method, quorum, reveal, tie, empty)


def _method(now: str, kind: Kind, scope: str, tr: Translator) -> str:
    fitting = fitting_methods(kind)
    key = st.selectbox(
        tr("Counted by"),
        fitting,
        index=fitting.index(now) if now in fitting else 0,
        format_func=lambda key: tr.name(METHODS[key].name),
        key=f"draft-method-{scope}-{kind}-{tr.language}",
        width=420,
    )
    st.text(tr.name(METHODS[key].about))
    return key


def _one(label: str, names: Mapping[Key, str], now: Key, key: str, tr: Translator) -> Key:
    keys = list(names)
    return st.selectbox(
        label,
        keys,
        index=keys.index(now) if now in keys else 0,
        format_func=lambda one: names[one],
        key=f"{key}-{tr.language}",
        width=420,
    )
