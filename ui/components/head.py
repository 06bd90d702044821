"""The head of every page: style, community, language, sign-out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import streamlit as st

from base.i18n import Translator
from base.translations import languages
from base.words import Text
from data.communities import SAMPLE, community_keys, own_names
from data.store.errors import StoreError
from ui.components.clock_notice import clock_notice
from ui.components.door_link import door_link, plain_notice
from ui.components.open_file import open_file
from ui.session import SessionContext, remember_context, session_context

_FOLDER = Path(__file__).parent


def head(here: SessionContext) -> None:
    """Show the row above every page."""
    tr = here.words
    with st.container(key="head", horizontal=True, vertical_alignment="bottom"):
        _community_choice(here, tr)
        open_file(here, tr)
        _language_choice(here)
        plain_notice(tr)
        door_link(tr)
    clock_notice(tr)


def use_style(tr: Translator) -> None:
    """Add the style sheet to the page. It holds no text of people."""
    sheets = [(_FOLDER / "style.css").read_text("utf-8")]
    if tr.language == "zh":
        sheets.append((_FOLDER / "style.zh.css").read_text("utf-8"))
    st.html(f"<style>{''.join(sheets)}</style>")


def _community_choice(here: SessionContext, tr: Translator) -> None:
    own = _own()
    names = [SAMPLE, *community_keys(), *own]
    # A choice is remembered by its words, and a community may be opened elsewhere than here.
    key = f"community-choice-{tr.language}-{here.community}"
    if here.community not in names:
        names.append(here.community)
    st.selectbox(
        tr("Community"),
        names,
        index=names.index(here.community),
        format_func=lambda name: _community_label(name, own, tr),
        key=key,
        on_change=lambda: _go_to(st.session_state[key], here.community),
        width=340,
    )


def _go_to(community: str, before: str) -> None:
    """Go from the community `before` to this one; a choice that comes late, from elsewhere, changes nothing.

    A browser that has not yet heard of the last run sends the choice of the former page with its next
    message, and Streamlit, which has forgotten that choice, takes it for a new one.
    """
    now = session_context()
    if now.community == before:
        remember_context(replace(now, community=community))


def _own() -> Mapping[str, Text]:
    """None while the store cannot be used: the page itself says so where it matters."""
    try:
        return own_names()
    except StoreError:
        return {}


def _community_label(name: str, own: Mapping[str, Text], tr: Translator) -> str:
    if name == SAMPLE:
        return tr("Xuzhen community (sample)")
    return tr.name(own[name]) if name in own else name


def _language_choice(here: SessionContext) -> None:
    st.segmented_control(
        "语言 Language",
        list(languages()),
        default=here.language if here.language in languages() else None,
        format_func=lambda language: languages()[language],
        key="language-choice",
        label_visibility="collapsed",
        on_change=lambda: remember_context(
            replace(session_context(), language=st.session_state["language-choice"] or here.language)
        ),
    )
