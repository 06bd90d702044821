"""The bar above the sketch: which option, its name and budget, undo and redo, copy, lock, archive."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from base.i18n import Translator
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.staff.session import forget_seen, option_id, work_on
from ui.boundary import error_boundary
from ui.components.damaged_rows import damaged_rows
from ui.components.sample_badge import sample_badge
from ui.session import ACTOR, SessionContext


def option_bar(here: SessionContext, epsg: int, tr: Translator) -> LayoutOption | None:
    """The option that is worked on; None while the community has none."""
    options = option_store.options_of(here.community)
    with st.container(horizontal=True, vertical_alignment="bottom", key="option-bar"):
        option = _choice(options, tr)
        if st.button(tr("New option"), icon=":material/add:", key="option-new"):
            _open(option_store.create_option(here.community, "", ACTOR, epsg))
        if option is not None:
            _moves(option, tr)
            _settings(option, tr)
        sample_badge(here.community, tr)
    damaged_rows(option_store.damaged_options(here.community), tr("Option"), tr)
    return option


def _choice(options: list[LayoutOption] | tuple[LayoutOption, ...], tr: Translator) -> LayoutOption | None:
    if not options:
        return None
    by_id = {option.id: option for option in options}
    now = option_id() if option_id() in by_id else options[0].id
    chosen = st.selectbox(
        tr("Option"),
        list(by_id),
        index=list(by_id).index(now),
        format_func=lambda key: option_name(by_id[key], tr),
        key=f"option-choice-{now}-{tr.language}",
        width=260,
    )
    if chosen != option_id():
        work_on(chosen)
    return by_id[chosen]


def option_name(option: LayoutOption, tr: Translator) -> str:
    """Letter, name and state."""
    state = {"open": "", "locked": f" · {tr('locked')}", "archived": f" · {tr('archived')}"}[option.state]
    return f"{option.letter} {tr.written(option.name)}".strip() + state


def _moves(option: LayoutOption, tr: Translator) -> None:
    frozen = option.state != "open"
    for label, icon, key, shortcut, move, possible in (
        (tr("Undo"), ":material/undo:", "undo", "Ctrl+Z", option_store.undo, option_store.can_undo),
        (tr("Redo"), ":material/redo:", "redo", "Ctrl+Y", option_store.redo, option_store.can_redo),
    ):
        disabled = frozen or not possible(option.id)
        if st.button(label, icon=icon, key=key, disabled=disabled, shortcut=shortcut):
            with error_boundary(tr):
                forget_seen()
                move(option.id, ACTOR)
                st.rerun()


def _settings(option: LayoutOption, tr: Translator) -> None:
    with st.popover(tr("This option"), icon=":material/tune:"):
        with st.form(f"option-form-{option.id}-{option.version}", border=False), error_boundary(tr):
            frozen = option.state != "open"
            name = st.text_input(tr("Name"), option.name, max_chars=80, disabled=frozen)
            description = st.text_area(tr("Description"), option.description, max_chars=2000, disabled=frozen)
            budget = st.number_input(
                tr("Budget ceiling (yuan, 0: none)"),
                0.0,
                1e9,
                option.budget_cny,
                10000.0,
                "%.0f",
                disabled=frozen,
            )
            if st.form_submit_button(tr("Save"), disabled=frozen, type="primary", key="option-save"):
                changed = replace(option, name=name, description=description, budget_cny=budget)
                option_store.save_option(changed, ACTOR)
                st.rerun()
        if st.button(tr("Copy"), icon=":material/content_copy:", key="option-copy"):
            _open(option_store.copy_option(option.id, ACTOR))
        _state_buttons(option, tr)


def _state_buttons(option: LayoutOption, tr: Translator) -> None:
    moves = {
        "open": ((tr("Lock for the vote"), "locked"), (tr("Archive"), "archived")),
        "locked": ((tr("Unlock"), "open"),),
        "archived": ((tr("Restore from the archive"), "open"),),
    }[option.state]
    for label, state in moves:
        if st.button(label, key=f"option-{state}"):
            option_store.set_state(option.id, state, ACTOR)  # type: ignore[arg-type]
            st.rerun()


def _open(option: LayoutOption) -> None:
    work_on(option.id)
    st.rerun()
