"""Which options are compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from base.i18n import Translator
from features.options.layout_option import LayoutOption
from features.options.staff.option_bar import option_name

MOST = 4
"""Options that are compared at once."""
AT_FIRST = 3
"""Options that are compared before anybody chooses."""


def compare_choice(options: Mapping[str, LayoutOption], in_hand: str, tr: Translator) -> list[str]:
    """Show the choice; returns the ids of the chosen options. in_hand: id of the option that is worked on."""
    names = {key: option_name(one, tr) for key, one in options.items()}
    return st.multiselect(
        tr("Options"),
        list(options),
        default=compared_first(list(options), in_hand),
        format_func=lambda key: names[key],
        max_selections=MOST,
        placeholder=tr("Nothing chosen"),
        key=f"compare-options-{tr.language}-{hash(tuple(names.values()))}",  # new names are shown at once
        label_visibility="collapsed",
    )


def compared_first(options: Sequence[str], in_hand: str) -> list[str]:
    """The first options; the one in hand takes the last place if it is none of them: who comes from drawing
    wants to see what was drawn."""
    first = list(options[:AT_FIRST])
    if in_hand in options and in_hand not in first:
        return [*first[: AT_FIRST - 1], in_hand]
    return first
