"""Choice of format and options to export, and the last exported file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st

from base.i18n import Translator
from exports.export import Export
from exports.formats import FORMATS
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.staff.option_bar import option_name
from features.options.staff.session import option_id
from ui.session import SessionContext
from ui.slot import Slot

_FINISHED = Slot[object]("finished", None)


def choose_format(tr: Translator) -> Export:
    """Show the choice of format, at first the one that the address names; returns it."""
    named, keys = str(st.query_params.get("format", "")), list(FORMATS)
    key = st.selectbox(
        tr("Format"),
        keys,
        index=keys.index(named) if named in keys else 0,
        format_func=lambda key: tr.name(FORMATS[key].name),
        key=f"export-format-{tr.language}-{named}",
        width=420,
    )
    asked = FORMATS[key]
    st.caption(tr.name(asked.about))
    return asked


def choose_options(here: SessionContext, tr: Translator) -> tuple[LayoutOption, ...]:
    """Show the choice of options; returns them. None means the community as it is."""
    options = {one.id: one for one in option_store.options_of(here.community)}
    if not options:
        st.text(tr("There is no layout option yet: the community as it is will be exported."))
        return ()
    chosen = st.multiselect(
        tr("Options (none: only the community as it is)"),
        list(options),
        default=_at_first(options),
        format_func=lambda key: option_name(options[key], tr),
        placeholder=tr("Only the community as it is"),
        key=f"export-options-{tr.language}",
        width=640,
    )
    return tuple(options[key] for key in chosen)


def _at_first(options: Mapping[str, LayoutOption]) -> list[str]:
    """The option that is worked on, else all of the first four."""
    return [option_id()] if option_id() in options else list(options)[:4]


def document_date(tr: Translator) -> date:
    """The date on documents, today unless another is chosen."""
    return st.date_input(tr("Date"), "today", key="export-date", width=200) or date.today()


def last_file() -> object:
    """The last exported file of this session; None for none."""
    return _FINISHED.value()


def remember_file(file: object) -> None:
    """Remember the file until another one is made."""
    _FINISHED.set(file)
