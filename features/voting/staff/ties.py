"""After closing: what the tie rule needs is done in front of everybody, and the count is fixed."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.voting.box.phases import settle_vote
from features.voting.box.votes import VoteRecord
from features.voting.staff.vote_actions import press
from ui.session import actor_name, field_value

_THROWN_KEY, _LONGEST = "tie-thrown", 100


def ties(vote: VoteRecord, tr: Translator) -> None:
    """Dice, an agreed order, or nothing; then the button that fixes the count."""
    rule = vote.terms.settings.rules.ties
    order: tuple[str, ...] = ()
    with st.container(border=True, key="vote-ties"):
        if rule == "draw":
            _dice(vote, tr)
        elif rule == "ask":
            order = _order(vote, tr)
        else:
            st.text(tr("By the rule tied options share the place; no draw is needed."))
        st.button(
            tr("Fix the count"),
            type="primary",
            icon=":material/gavel:",
            key="vote-count",
            on_click=press,
            args=(lambda: _settle(vote, order),),
        )


def _dice(vote: VoteRecord, tr: Translator) -> None:
    st.text(tr("Throw dice in public, even if nothing seems tied, and type what they show."))
    st.text_input(
        tr("What the dice show"), max_chars=_LONGEST, placeholder="3 5 1 6", key=_THROWN_KEY, width=300
    )
    st.text(tr("The dice are combined with this random number, which the program wrote down at opening:"))
    st.code(vote.seed, language=None, wrap_lines=True)


def _order(vote: VoteRecord, tr: Translator) -> tuple[str, ...]:
    """All options, the one that goes first chosen first; empty where nothing is tied."""
    slate = vote.terms.slate
    st.text(
        tr("If options are tied, those present agree on an order. Choose all of them, the first one first.")
    )
    chosen = st.multiselect(
        tr("Agreed order (leave it empty where nothing is tied)"),
        list(slate.options),
        format_func=lambda key: f"{slate.options.index(key) + 1}  {tr.name(slate.name(key))}",
        placeholder=tr("Nothing chosen"),
        key=f"tie-order-{vote.id}-{tr.language}",
        width=640,
    )
    return tuple(chosen)


def _settle(vote: VoteRecord, order: tuple[str, ...]) -> None:
    is_draw = vote.terms.settings.rules.ties == "draw"
    thrown = str(field_value(_THROWN_KEY) or "").strip() if is_draw else ""
    settle_vote(vote.id, vote.version, actor_name(), thrown, order)
