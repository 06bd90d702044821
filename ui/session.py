"""Where the reader is: language and community, kept in the address so that a link or a reload leads back.

The only module that touches `st.session_state` and `st.query_params`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import streamlit as st

from data.communities import SAMPLE
from data.words import PSEUDO
from layers.layer import View
from ui.i18n import DEFAULT, LANGUAGES, Words

_MODES = ("standard_radius", "equal_time")


@dataclass(frozen=True)
class Where:
    """Language and community of this session."""

    language: str
    community: str

    @property
    def words(self) -> Words:
        """Speaks the reader's language."""
        return Words(self.language)


def where() -> Where:
    """From the address, else from this session, else the defaults; written back into both.

    A link between pages drops the query, so the session remembers it.
    """
    language = _remembered("lang", DEFAULT)
    if language not in (*LANGUAGES, PSEUDO):
        language = DEFAULT
    here = Where(language, _remembered("community", SAMPLE))
    go_to(here)
    return here


def go_to(place: Where) -> None:
    """Remember this place and show it in the address."""
    for name, value in (("lang", place.language), ("community", place.community)):
        st.session_state[f"where-{name}"] = value
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def view() -> View:
    """Which group, category and mode the reader looks at."""
    return cast(View, st.session_state.get("view", View()))


def look_at(chosen: View) -> None:
    """Remember what the reader looks at, over all pages."""
    st.session_state["view"] = chosen


def chosen_residence() -> str:
    """Id of the residence whose reasons are shown; empty for none."""
    return str(st.session_state.get("residence", ""))


def choose_residence(residence: str) -> None:
    """Show the reasons of this residence."""
    st.session_state["residence"] = residence


def _remembered(name: str, otherwise: str) -> str:
    return str(st.query_params.get(name) or st.session_state.get(f"where-{name}") or otherwise)
