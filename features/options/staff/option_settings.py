"""Name, description and budget of an option, its copies and its state."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from data.catalogue import Catalogue
from features.options import option_store
from features.options.layout_option import LayoutOption, State
from features.options.staff.session import work_on
from features.options.staff.undo_buttons import undo_buttons
from ui.boundary import error_boundary
from ui.session import ACTOR


def option_settings(option: LayoutOption, catalogue: Catalogue, tr: Translator) -> None:
    """Show the settings behind a button; undo of them is theirs alone."""
    # Made while it is closed, too: one that tells of its closing takes a press on a link for the page's own.
    with st.popover(tr("This option"), icon=":material/tune:"):
        _settings(option, catalogue, tr)


def _settings(option: LayoutOption, catalogue: Catalogue, tr: Translator) -> None:
    with st.container(key="option-settings-fields"):
        with st.form(f"option-form-{option.id}-{option.version}", border=False), error_boundary(tr):
            changed = _fields(option, tr)
            frozen = option.state != "open"
            if st.form_submit_button(tr("Save"), disabled=frozen, type="primary", key="option-save"):
                option_store.save_option(changed, ACTOR)
                st.rerun()
        with st.container(horizontal=True):
            undo_buttons(option, "option", catalogue, tr)
            st.button(
                tr("Copy"),
                icon=":material/content_copy:",
                key="option-copy",
                on_click=_copy,
                args=(option.id,),
            )
            _state_buttons(option, tr)


def _fields(option: LayoutOption, tr: Translator) -> LayoutOption:
    """The option with what stands in the fields."""
    frozen = option.state != "open"
    name = st.text_input(tr("Name"), option.name, max_chars=80, disabled=frozen)
    budget = st.number_input(
        tr("Budget ceiling (yuan, 0: none)"),
        0.0,
        1e9,
        option.budget_cny,
        10000.0,
        "%.0f",
        disabled=frozen,
    )
    description = st.text_area(tr("Description"), option.description, max_chars=2000, disabled=frozen)
    return replace(option, name=name, description=description, budget_cny=budget)


def _state_buttons(option: LayoutOption, tr: Translator) -> None:
    moves = {
        "open": ((tr("Lock for the vote"), "locked"), (tr("Archive"), "archived")),
        "locked": ((tr("Unlock"), "open"),),
        "archived": ((tr("Restore from the archive"), "open"),),
    }[option.state]
    for label, state in moves:
        st.button(label, key=f"option-{state}", on_click=_set_state, args=(option.id, state))


def _set_state(option_id: str, state: State) -> None:
    option_store.set_state(option_id, state, ACTOR)


def _copy(option_id: str) -> None:
    """Copy it and work on the copy. A callback: a second run of the page would lose a press on a link."""
    work_on(option_store.copy_option(option_id, ACTOR).id)
