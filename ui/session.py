"""Session context: language and community, kept in the address so that links and reloads keep them.

`ui/slot.py` holds what a session remembers beside the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from secrets import token_hex

import streamlit as st

from base.errors import LintuError
from base.i18n import Translator
from base.translations import DEFAULT, languages
from base.words import PSEUDO
from data.catalogue import load_catalogue
from data.communities import SAMPLE
from layers.layer import Mode, View
from ui.slot import Slot

ACTOR = "planner"
"""Who changes things, until people have names of their own."""
LONGEST_NAME = 80
"""Characters of the name of the person at work."""

_RESIDENCE = Slot("residence", "")
_LOOK = Slot("look", "")


@dataclass(frozen=True)
class SessionContext:
    """Language and community of this session."""

    language: str
    community: str

    @property
    def words(self) -> Translator:
        """The translator for the reader's language."""
        return Translator(self.language)


def session_context() -> SessionContext:
    """From the address, else from this session, else the defaults; written back into both.

    A link between pages drops the query, so the session remembers it.
    """
    language = remembered_value("lang", DEFAULT)
    if language not in (*languages(), PSEUDO):
        language = DEFAULT
    here = SessionContext(language, remembered_value("community", SAMPLE))
    remember_context(here)
    return here


def remember_context(place: SessionContext) -> None:
    """Remember this context, and show it in the address."""
    for name, value in (("lang", place.language), ("community", place.community)):
        remember_value(name, value)


def view() -> View:
    """The view that the reader has chosen: group, category and mode. What an address says wrongly counts for
    nothing."""
    catalogue, usual = load_catalogue(), View()
    group = remembered_value("group", usual.group)
    category = remembered_value("category", usual.category)
    mode: Mode = "equal_time" if remembered_value("mode", usual.mode) == "equal_time" else usual.mode
    return View(
        group if group in catalogue.age_groups else usual.group,
        category if category in catalogue.facility_categories else usual.category,
        mode,
    )


def remember_view(chosen: View) -> None:
    """Remember the view for all pages, and show in the address where it is not the usual one."""
    usual = View()
    remember_value("group", chosen.group if chosen.group != usual.group else "")
    remember_value("category", chosen.category)
    remember_value("mode", chosen.mode if chosen.mode != usual.mode else "")


def chosen_residence() -> str:
    """Id of the residence whose reasons are shown; empty for none."""
    return _RESIDENCE.value()


def choose_residence(residence: str, *, close_up: bool = False) -> None:
    """Choose the residence whose reasons are shown; with `close_up` maps come close to it, once."""
    _RESIDENCE.set(residence)
    _LOOK.set(token_hex(4) if close_up else "")


def close_up() -> str:
    """Changes whenever maps are to come close to the chosen residence; empty where they are not."""
    return _LOOK.value()


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


def set_notice(error: LintuError | None, about: str = "") -> None:
    """Keep an error of a map event, to be shown next to the map; None clears it."""
    _NOTICE.set(Notice(error, about) if error else None)


def notice() -> Notice | None:
    """The notice left by the last event; it stays until the next event."""
    return _NOTICE.value()


def projected_option() -> str:
    """The option that the address asks to be shown large, without controls; empty for none."""
    return str(st.query_params.get("show", ""))


def actor_name() -> str:
    """Name of the person at work, recorded with changes of reports."""
    return typed_name() or ACTOR


def typed_name() -> str:
    """The name that was typed; empty where none was."""
    return remembered_value("by", "")[:LONGEST_NAME]


def remember_actor(name: str) -> None:
    """Remember the name of the person at work."""
    remember_value("by", name.strip()[:LONGEST_NAME])


def field_value(key: str) -> object:
    """What stands in a field at the moment when a button is pressed; None where there is no such field."""
    return st.session_state.get(key)
