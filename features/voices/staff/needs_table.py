"""The list of needs as a table, the most people and voices on top."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from features.options.option_store import options_of
from features.options.sketch import sketch_of
from features.voices.need_options import people_reached
from features.voices.needs import Need, NeedPlace, needs_of
from features.voices.phone.public_words import category_name
from features.voices.voice import Voice

_MOST_OPTIONS = 4
"""More columns nobody reads; the comparison of options has them all."""


def needs_table(assessment: Assessment, voices: Sequence[Voice], tr: Translator) -> None:
    """The table, with a choice to see only what somebody said."""
    st.caption(
        tr(
            "People without it within the service radius on foot, and what residents said. "
            "Letters don't count."
        )
    )
    is_said = st.toggle(tr("Only what somebody said"), key=f"voice-needs-said-{tr.language}")
    needs = [one for one in needs_of(assessment, voices) if one.voices or not is_said]
    if not needs:
        st.info(tr("Nothing is lacking, and nobody has said anything yet."))
        return
    frame = _table(assessment, needs, tr)
    for option, reached in _reached(assessment).items():
        frame[tr("Reached by option {letter}", letter=option)] = [
            round(reached.get((one.group, one.category, one.grid), 0.0)) for one in needs
        ]
    st.dataframe(frame, hide_index=True, key=f"voice-needs-{tr.language}")


def _reached(assessment: Assessment) -> dict[str, Mapping[NeedPlace, float]]:
    """Letter of an option → whom it reaches; only options that hold something."""
    options = [one for one in options_of(assessment.community.key) if one.interventions]
    return {one.letter: people_reached(sketch_of(assessment, one)) for one in options[:_MOST_OPTIONS]}


def _table(assessment: Assessment, needs: Sequence[Need], tr: Translator) -> pd.DataFrame:
    groups = assessment.catalogue.age_groups
    return pd.DataFrame(
        {
            tr("What is needed"): [category_name(assessment.catalogue, one.category, tr) for one in needs],
            tr("For whom"): [tr.name(groups[one.group].people) if one.group else NOTHING for one in needs],
            tr("Grid"): [one.grid or NOTHING for one in needs],
            tr("People without"): [round(one.people) for one in needs],
            tr("Voices"): [one.voices for one in needs],
            tr("Supporters"): [one.supporters for one in needs],
        }
    )
