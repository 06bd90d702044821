"""The strip over the sketch: which option, undo and redo of what is drawn, the option's settings."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.staff.option_settings import option_settings
from features.options.staff.session import option_id, work_on
from features.options.staff.undo_buttons import undo_buttons, undone_sentence
from ui.components.sample_badge import sample_badge
from ui.session import ACTOR, field_value


def chosen_option(options: tuple[LayoutOption, ...]) -> LayoutOption | None:
    """The option that the address names, else the first; None where there is none."""
    return next((one for one in options if one.id == option_id()), next(iter(options), None))


def option_bar(
    baseline: Assessment, options: tuple[LayoutOption, ...], option: LayoutOption, tr: Translator
) -> None:
    """Show the strip for the option that is worked on."""
    with st.container(horizontal=True, vertical_alignment="center", key="option-bar"):
        _choice(options, option, tr)
        st.button(
            tr("New option"),
            icon=":material/add:",
            key="option-new",
            on_click=create_option,
            args=(option.community, baseline.community.crs.to_epsg() or 0),
        )
        undo_buttons(option, "intervention", baseline.catalogue, tr)
        option_settings(option, baseline.catalogue, tr)
        sample_badge(option.community, tr)
        undone_sentence(tr)


def create_option(community: str, epsg: int) -> None:
    """Create an empty option and work on it."""
    work_on(option_store.create_option(community, "", ACTOR, epsg).id)


def _choice(options: tuple[LayoutOption, ...], option: LayoutOption, tr: Translator) -> None:
    by_id = {one.id: one for one in options}
    names = [option_name(one, tr) for one in options]
    key = f"option-choice-{option.id}-{tr.language}-{hash(tuple(names))}"  # new names are shown at once
    st.selectbox(
        tr("Option"),
        list(by_id),
        index=list(by_id).index(option.id),
        format_func=lambda one: option_name(by_id[one], tr),
        key=key,
        label_visibility="collapsed",
        width=230,
        on_change=_take_choice,
        args=(key,),
    )


def _take_choice(key: str) -> None:
    work_on(str(field_value(key)))


def option_name(option: LayoutOption, tr: Translator) -> str:
    """Letter, name and state."""
    state = {"open": "", "locked": f" · {tr('locked')}", "archived": f" · {tr('archived')}"}[option.state]
    return f"{option.letter} {tr.written(option.name)}".strip() + state
