"""The empty chair: whom nobody has heard yet, the least heard on top."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from features.voices.heard import HeardCell, who_was_heard
from features.voices.voice import Voice


def heard_table(assessment: Assessment, voices: Sequence[Voice], tr: Translator) -> None:
    """Where to knock next, and all age groups by grid."""
    cells = who_was_heard(assessment, voices)
    silent = [one for one in cells if one.voices == 0][:3]
    if silent:
        places = tr.list([_name(assessment, one, tr) for one in silent])
        st.text(tr("Knock here next, nobody has spoken: {places}", places=places))
    st.caption(
        tr("Voices by the age group that spoke and its grid. For staff only: few voices tell on people.")
    )
    st.dataframe(
        pd.DataFrame(
            {
                tr("Age group"): [
                    tr.name(assessment.catalogue.age_groups[one.group].people) for one in cells
                ],
                tr("Grid"): [one.grid for one in cells],
                tr("Live there"): [round(one.people) for one in cells],
                tr("Voices"): [one.voices for one in cells],
                tr("For a thousand"): [round(one.per_thousand, 1) for one in cells],
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
