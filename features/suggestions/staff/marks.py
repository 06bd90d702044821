"""The pins and vetoes that hold, with who set them, why and until when; and options copied from bundles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.options.layout_option import LayoutOption
from features.suggestions.bundle_text import what_text
from features.suggestions.copying import is_changed_since
from features.suggestions.item_names import item_name
from features.suggestions.problem import SuggestionProblem
from features.suggestions.suggestion_event import OptionCopy, SiteMark
from features.suggestions.suggestion_store import release
from ui.boundary import error_boundary
from ui.session import actor_name


def mark_list(
    baseline: Assessment, marks: Mapping[str, SiteMark], problem: SuggestionProblem | None, tr: Translator
) -> None:
    """Show them, each with a button that releases it."""
    if not marks:
        return
    st.subheader(tr("Pinned and vetoed"), anchor=False)
    for number, (key, mark) in enumerate(marks.items()):
        with st.container(horizontal=True, vertical_alignment="center", key=f"suggestion-mark-{number}"):
            st.text(_sentence(mark, _name(baseline, key, problem, tr), tr), width="stretch")
            if st.button(tr("Release"), key=f"suggestion-release-{number}"):
                with error_boundary(tr):
                    release(baseline.community.key, key, actor_name())
                    st.rerun()


def _sentence(mark: SiteMark, name: str, tr: Translator) -> str:
    what = tr("pinned") if mark.kind == "pin" else tr("vetoed")
    words = [f"{name} · {what} · {tr.written(mark.who)}"]
    if mark.why:
        words.append(tr.written(mark.why))
    if mark.until is not None:
        words.append(tr("until {day}", day=mark.until.isoformat()))
    return " · ".join(words)


def _name(baseline: Assessment, key: str, problem: SuggestionProblem | None, tr: Translator) -> str:
    """What the key stands for; drawn ground and paths have a name only where a search found them."""
    for one in () if problem is None else problem.candidates:
        if key == one.ground.key:
            return tr.name(one.ground.name)
        if key == one.key:
            what = what_text(baseline.catalogue, one.intervention)
            return tr("{what} on {ground}", what=tr.name(what), ground=tr.name(one.ground.name))
    return tr.name(item_name(baseline, key))


def copy_list(copies: Mapping[str, OptionCopy], options: Sequence[LayoutOption], tr: Translator) -> None:
    """Show the options that were copied from bundles, and whether they were changed since."""
    found = [(one, copies[one.id]) for one in options if one.id in copies]
    if not found:
        return
    st.subheader(tr("Copied into options"), anchor=False)
    for option, copy in found:
        state = tr("changed since") if is_changed_since(copy, option) else tr("as suggested")
        st.text(
            tr(
                "Option {letter}: from suggestion {run}, bundle {number}, {state}",
                letter=option.letter,
                run=copy.run[:6],
                number=copy.bundle + 1,
                state=state,
            )
        )
