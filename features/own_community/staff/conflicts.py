"""Conflicting edits of two machines: both values beside each other, and a choice for each."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from base.i18n import Translator
from features.own_community.merging.conflicts import Conflict, ConflictChoice, Side, place_words, value_words

_SHOWN = 40
"""Questions on the page; more of them would be answered without being read. The rest are answered as one."""
_SIDES: tuple[Side, Side] = ("here", "there")


def conflicts_decided(conflicts: Sequence[Conflict], tr: Translator) -> ConflictChoice | None:
    """The choices for all conflicts, once the person confirms them."""
    with st.container(border=True, key="own-conflicts"):
        st.text(
            tr(
                "The two machines have {count} conflicting edits of this community. Choose what to keep; "
                "nothing is written before that.",
                count=len(conflicts),
            )
        )
        single = conflicts[:_SHOWN]
        _all_buttons(conflicts, tr)
        chosen = {one.key: _one(one, tr) for one in single}
        others = _rest(len(conflicts) - len(single), tr)
        decided: dict[str, Side] = {key: side for key, side in chosen.items() if side is not None}
        is_whole = len(decided) == len(single) and (others is not None or len(conflicts) == len(single))
        if not is_whole:
            st.caption(tr("{left} still to choose", left=len(conflicts) - len(decided)))
        if st.button(
            tr("Merge with these choices"),
            key="own-conflicts-merge",
            type="primary",
            icon=":material/merge:",
            disabled=not is_whole,
        ):
            return ConflictChoice(decided, others)
    return None


def _all_buttons(conflicts: Sequence[Conflict], tr: Translator) -> None:
    with st.container(horizontal=True):
        for side, label in zip(_SIDES, (tr("All as here"), tr("All as in the packet")), strict=True):
            if st.button(label, key=f"own-conflicts-all-{side}"):
                for key in (*(_key(one) for one in conflicts[:_SHOWN]), _REST):
                    st.session_state[key] = side


_REST = "own-conflict-rest"


def _key(conflict: Conflict) -> str:
    return f"own-conflict-{conflict.key}"


def _one(conflict: Conflict, tr: Translator) -> Side | None:
    values = {
        "here": tr("Here: {value}", value=tr.name(value_words(conflict, conflict.here))),
        "there": tr("In the packet: {value}", value=tr.name(value_words(conflict, conflict.there))),
    }
    with st.container(border=True, key=f"own-conflict-box-{conflict.key}"):
        st.text("\n".join((tr.name(place_words(conflict)), values["here"], values["there"])))
        return _ask_side(_key(conflict), tr)


def _rest(count: int, tr: Translator) -> Side | None:
    if count <= 0:
        return None
    st.text(tr("And {count} more places: one choice for all of them.", count=count))
    return _ask_side(_REST, tr)


def _ask_side(key: str, tr: Translator) -> Side | None:
    """A control whose own words are ours alone: what people wrote stands above it as plain text."""
    names = {"here": tr("Keep ours"), "there": tr("Take theirs")}
    chosen: Side | None = st.segmented_control(
        tr("Keep which"),
        _SIDES,
        format_func=lambda side: names[side],
        key=key,
        label_visibility="collapsed",
    )
    return chosen
