"""Undo and redo, of what is drawn or of an option's settings; afterwards the page says what was undone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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
from ui.session import ACTOR, set_notice
from ui.slot import Slot

_UNDONE = Slot[Text | None]("undone", None)


@dataclass(frozen=True)
class _UndoButton:
    """One of the two buttons. key: of the button, and its icon. shortcut: of what is drawn."""

    key: str
    label: Message
    shortcut: str
    next_change: Callable[[str, Subject], ChangeSummary | None]
    take: Callable[[str, str, Subject], LayoutOption]
    afterwards: Message


_BUTTONS = (
    _UndoButton(
        "undo",
        Message("Undo"),
        "Ctrl+Z",
        option_store.next_undo,
        option_store.undo,
        Message("Undone: {what}"),
    ),
    _UndoButton(
        "redo",
        Message("Redo"),
        "Ctrl+Y",
        option_store.next_redo,
        option_store.redo,
        Message("Redone: {what}"),
    ),
)


def undo_buttons(option: LayoutOption, subject: Subject, catalogue: Catalogue, tr: Translator) -> None:
    """Show both buttons. The keys Ctrl+Z and Ctrl+Y are for what is drawn."""
    is_drawn = subject == "intervention"
    for button in _BUTTONS:
        change = button.next_change(option.id, subject)
        st.button(
            tr.name(button.label),
            icon=f":material/{button.key}:",
            key=button.key if is_drawn else f"{button.key}-settings",
            disabled=option.state != "open" or change is None,
            shortcut=button.shortcut if is_drawn else None,
            on_click=_take,
            args=(button, option.id, subject, change, catalogue),
        )


def _take(
    button: _UndoButton, option_id: str, subject: Subject, change: ChangeSummary, catalogue: Catalogue
) -> None:
    forget_seen()
    set_notice(None)
    try:
        button.take(option_id, ACTOR, subject)
    except LintuError as error:  # somebody else was faster
        set_notice(error)
        return
    _UNDONE.set(button.afterwards.with_facts(what=change_in_words(change, catalogue)))


def undone_sentence(tr: Translator) -> None:
    """Say once what the last press undid."""
    what = _UNDONE.take()
    if what is not None:
        with st.container(key="undone", width="content"):
            st.text(tr.name(what))
