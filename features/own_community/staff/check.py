"""The list of problems: repair, show or ignore each; all of them in one step, a layer's beside the layer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import streamlit as st

from base.i18n import Translator
from data.catalogue import load_catalogue
from data.repair.repair import LayerProblem
from data.repair.repairs import REPAIRS
from data.store.open_store import the_store
from features.own_community.community_versions import OwnCommunity, layers_of, own
from features.own_community.importing import leave, open_problems, repair
from features.own_community.staff.missing_layers import missing
from features.own_community.staff.own_map import MapShapes
from features.own_community.staff.session import edit_of, show_problem, shown_problem
from features.own_community.staff.system_names import layer_name
from ui.boundary import error_boundary

_MOST_ROWS_AT_ONCE = 5_000
"""Below it looking for problems takes less than a second, so that it can be done after every change."""


def check(known: OwnCommunity, tr: Translator) -> MapShapes:
    """Every problem with its three buttons; the chosen one is shown on the map."""
    problems = problems_at(known.key, known.version)
    st.subheader(tr("Check"))
    lacks = missing(known, tr)
    if not problems:
        st.text(
            tr("No problems found in the existing layers.")
            if lacks
            else tr("No problems found. You can continue to the score.")
        )
    chosen = _list_problems(known, problems, tr)
    if known.state.left:
        st.caption(tr("Ignored problems: {count}", count=len(known.state.left)))
    return chosen


def layer_problems(known: OwnCommunity, layers: tuple[str, ...], tr: Translator) -> MapShapes:
    """Those of the layers of another step; of a large community they wait for the step that checks."""
    there = layers_of(the_store(), known.state) if known.state.epsg else {}
    if not any(len(there[layer]) for layer in layers if layer in there):
        return MapShapes()
    if sum(map(len, there.values())) > _MOST_ROWS_AT_ONCE:
        return MapShapes()
    found = [one for one in problems_at(known.key, known.version) if one.layer in layers]
    if found:
        st.text(tr("Problems in these layers: {count}", count=len(found)))
    return _list_problems(known, found, tr)


def _list_problems(known: OwnCommunity, problems: Sequence[LayerProblem], tr: Translator) -> MapShapes:
    """The problems with their buttons; what the map shows of them."""
    chosen = MapShapes()
    for number, problem in enumerate(problems):
        if _one(known, problem, number, tr):
            chosen = MapShapes(problem.places, tr.name(problem.text), look_at=problem.key)
    return chosen


@lru_cache(maxsize=8)
def problems_at(key: str, version: int) -> tuple[LayerProblem, ...]:
    """Looked for once for each state that a community is in."""
    return open_problems(the_store(), own(the_store(), key), load_catalogue())


def _one(known: OwnCommunity, problem: LayerProblem, number: int, tr: Translator) -> bool:
    """Whether the map shows it."""
    with st.container(border=True, key=f"own-problem-{number}"):
        name = tr.name(REPAIRS[problem.key.partition(":")[0]].name)
        st.text(f"{name} · {layer_name(problem.layer, tr)}\n{tr.name(problem.text)}")
        if problem.remedy is not None:
            st.caption(tr.name(problem.remedy))
        with st.container(horizontal=True), error_boundary(tr):
            can_mend = problem.remedy is not None
            if st.button(
                tr("Fix automatically"), key=f"own-fix-{problem.key}", type="primary", disabled=not can_mend
            ):
                repair(edit_of(known), problem)
                st.rerun()
            is_shown = shown_problem() == problem.key
            label = tr("Hide it again") if is_shown else tr("Show me")
            if st.button(label, key=f"own-show-{problem.key}"):
                show_problem("" if is_shown else problem.key)
                st.rerun()
            if st.button(tr("Ignore"), key=f"own-leave-{problem.key}"):
                leave(edit_of(known), problem)
                st.rerun()
    return shown_problem() == problem.key
