"""Session context: language and community, kept in the address so that links and reloads keep them.

`ui/slot.py` holds what a session remembers beside the address.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from base.translations import DEFAULT, languages
from base.words import PSEUDO
from data.communities import SAMPLE
from layers.layer import View
from ui.slot import Slot

ACTOR = "planner"
"""Who changes things, until people have names of their own."""

_VIEW = Slot("view", View())
_RESIDENCE = Slot("residence", "")
_ACTOR_NAME = Slot("acting", "")


@dataclass(frozen=True)
class SessionContext:
    """Language and community of this session."""

    language: str
    community: str

    @property
    def words(self) -> Translator:
        """Speaks the reader's language."""
        return Translator(self.language)


def session_context() -> SessionContext:
    """From the address, else from this session, else the defaults; written back into both.

    A link between pages drops the query, so the session remembers it.
    """
    language = remembered_value("lang", DEFAULT)
    if language not in (*languages(), PSEUDO):
        language = DEFAULT
    here = SessionContext(language, remembered_value("community", SAMPLE))
    go_to(here)
    return here


def go_to(place: SessionContext) -> None:
    """Remember this place and show it in the address."""
    for name, value in (("lang", place.language), ("community", place.community)):
        remember_value(name, value)


def view() -> View:
    """Which group, category and mode the reader looks at."""
    return _VIEW.value()


def look_at(chosen: View) -> None:
    """Remember what the reader looks at, over all pages."""
    _VIEW.set(chosen)


def chosen_residence() -> str:
    """Id of the residence whose reasons are shown; empty for none."""
    return _RESIDENCE.value()


def choose_residence(residence: str) -> None:
    """Show the reasons of this residence."""
    _RESIDENCE.set(residence)


def remember_value(name: str, value: str) -> None:
    """Show this value in the address and remember it; "" takes it out of both."""
    st.session_state[f"where-{name}"] = value
    if not value:
        st.query_params.pop(name, None)
    elif st.query_params.get(name) != value:
        st.query_params[name] = value


def remembered_value(name: str, otherwise: str) -> str:
    """What the address says under this name, else what this session remembers, else the default."""
    return str(st.query_params.get(name) or st.session_state.get(f"where-{name}") or otherwise)


@dataclass(frozen=True)
class Notice:
    """What was wrong with the last thing done on the map; `about` is the intervention, "" for a new one."""

    error: LintuError
    about: str = ""


_NOTICE = Slot[Notice | None]("notice", None)


def leave_notice(error: LintuError | None, about: str = "") -> None:
    """Keep an error of a map event, to be shown next to the map; None clears it."""
    _NOTICE.set(Notice(error, about) if error else None)


def notice() -> Notice | None:
    """The notice left by the last event; it stays until the next event."""
    return _NOTICE.value()


def projected_option() -> str:
    """The option that the address asks to be shown large, without controls; empty for none."""
    return str(st.query_params.get("show", ""))


def acting() -> str:
    """Who works here now; the moves of a report carry the name."""
    return typed_name() or ACTOR


def typed_name() -> str:
    """The name that was typed on the page of reports; empty where none was."""
    return _ACTOR_NAME.value()


def act_as(name: str) -> None:
    """Remember who works here."""
    _ACTOR_NAME.set(name.strip())


def field_value(key: str) -> object:
    """What stands in a field at the moment when a button is pressed; None where there is no such field."""
    return st.session_state.get(key)
