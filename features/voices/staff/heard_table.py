"""The empty chair: whom nobody has heard yet, the least heard on top."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from data.small_cells import fewest_shown
from features.voices.heard import HeardCell, who_was_heard
from features.voices.voice import Voice


def heard_table(assessment: Assessment, voices: Sequence[Voice], tr: Translator) -> None:
    """Where to knock next, and all age groups by grid."""
    least = fewest_shown(assessment.catalogue)
    cells = who_was_heard(assessment, voices)
    silent = [one for one in cells if one.voices == 0][:3]
    if silent:
        places = tr.list([_name(assessment, one, tr) for one in silent])
        st.text(tr("Knock here next, nobody has spoken: {places}", places=places))
    st.caption(
        tr(
            "Voices by the age group that spoke and its grid, for a thousand people who live there. "
            "Counts of 1 to {most} are withheld; so are others that would give them away.",
            most=least - 1,
        )
    )
    st.dataframe(
        pd.DataFrame(
            {
                tr("Who"): [tr.name(assessment.catalogue.age_groups[one.group].people) for one in cells],
                tr("Grid"): [one.grid for one in cells],
                tr("Live there"): [round(one.people) for one in cells],
                tr("Voices"): [tr("withheld") if one.voices is None else str(one.voices) for one in cells],
                tr("For a thousand"): [
                    NOTHING if one.voices is None else tr.number(one.per_thousand, 1) for one in cells
                ],
            }
        ),
        hide_index=True,
        key=f"voice-heard-{tr.language}",
    )


def _name(assessment: Assessment, cell: HeardCell, tr: Translator) -> str:
    group = tr.name(assessment.catalogue.age_groups[cell.group].people)
    return tr(
        "{group} in {grid} ({people})", group=group, grid=cell.grid, people=tr.number(round(cell.people))
    )
