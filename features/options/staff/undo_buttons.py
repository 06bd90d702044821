"""Undo and redo, of what is drawn or of an option's settings; afterwards the page says what was undone."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from base.words import Message, Text
from data.catalogue import Catalogue
from features.options import option_store
from features.options.change_summary import ChangeSummary, change_in_words
from features.options.events import Subject
from features.options.layout_option import LayoutOption
from features.options.staff.session import forget_seen
from ui.session import ACTOR, session_context, set_notice
from ui.slot import Slot

_UNDONE = Slot[Text | None]("undone", None)
Move = Callable[[str, str, Subject], LayoutOption]


def undo_buttons(option: LayoutOption, subject: Subject, catalogue: Catalogue) -> None:
    """Show both buttons. The keys Ctrl+Z and Ctrl+Y are for what is drawn."""
    tr = session_context().words
    _button(option, subject, catalogue, tr, is_undo=True)
    _button(option, subject, catalogue, tr, is_undo=False)


def _button(
    option: LayoutOption, subject: Subject, catalogue: Catalogue, tr: Translator, is_undo: bool
) -> None:
    is_drawn = subject == "intervention"
    find = option_store.next_undo if is_undo else option_store.next_redo
    change = find(option.id, subject)
    st.button(
        tr("Undo") if is_undo else tr("Redo"),
        icon=":material/undo:" if is_undo else ":material/redo:",
        key=("undo" if is_undo else "redo") + ("" if is_drawn else "-settings"),
        disabled=option.state != "open" or change is None,
        shortcut=("Ctrl+Z" if is_undo else "Ctrl+Y") if is_drawn else None,
        on_click=_move,
        args=(option.id, subject, change, catalogue, is_undo),
    )


def _move(
    option_id: str, subject: Subject, change: ChangeSummary, catalogue: Catalogue, is_undo: bool
) -> None:
    move: Move = option_store.undo if is_undo else option_store.redo
    what = change_in_words(change, catalogue)
    forget_seen()
    set_notice(None)
    try:
        move(option_id, ACTOR, subject)
    except LintuError as error:  # somebody else was faster
        set_notice(error)
        return
    _UNDONE.set(Message("Undone: {what}", what=what) if is_undo else Message("Redone: {what}", what=what))


def undone_sentence(tr: Translator) -> None:
    """Say once what the last press undid."""
    what = _UNDONE.take()
    if what is not None:
        with st.container(key="undone", width="content"):
            st.text(tr.name(what))
