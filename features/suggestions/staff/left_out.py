"""What was looked at and left out, each with the rule."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from features.suggestions.ground import KIND_NAMES
from features.suggestions.problem import SuggestionProblem


def left_out(problem: SuggestionProblem, tr: Translator) -> None:
    """A table in a fold."""
    scenarios = problem.baseline.catalogue.scenario_types
    label = tr(
        "{count} candidates were compared; {left} were left out",
        count=len(problem.candidates),
        left=len(problem.exclusions),
    )
    with st.expander(label, key="suggestion-left-out"):
        st.dataframe(
            [
                {
                    tr("Ground"): tr.name(one.ground.name),
                    tr("Kind of ground"): tr.name(KIND_NAMES[one.ground.kind]),
                    tr("What was looked at"): tr.name(scenarios[one.scenario].name)
                    if one.scenario
                    else tr("repair"),
                    tr("Left out because"): tr.name(one.reason),
                }
                for one in problem.exclusions
            ],
            hide_index=True,
            key="suggestion-left-out-table",
        )
