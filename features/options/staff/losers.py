"""Who loses: the homes and people that an option puts out of reach of something."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from base.i18n import Translator
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name
from layers.residences import lacked_at_home
from ui.components.reasons import residence_name
from ui.components.score_tables import group_names


def losers(sketches: list[Sketch], tr: Translator) -> None:
    """A sentence an option, and its homes as a table."""
    for sketch in sketches:
        lost = sketch.comparison.lost
        name, homes = option_name(sketch.option, tr), int(lost.homes.sum())
        if not homes:
            st.text(tr("{option}: nobody loses.", option=name))
            continue
        names = group_names(sketch.assessment, tr)
        people = tr.list(
            [f"{group} {tr.number(float(n))}" for group, n in zip(names, lost.people, strict=True)]
        )
        sentence = tr(
            "{option}: {homes} homes lose access to a facility ({people}).",
            option=name,
            homes=homes,
            people=people,
        )
        st.text(sentence)  # never a label: labels are read as Markdown
        with st.expander(tr("The homes of option {letter}", letter=sketch.option.letter)):
            st.dataframe(_table(sketch, tr), hide_index=True)


def _table(sketch: Sketch, tr: Translator) -> pd.DataFrame:
    comparison = sketch.comparison
    rows = np.flatnonzero(comparison.lost.homes)
    residences = comparison.before.community.residences
    before, after = (
        lacked_at_home(one, "all", comparison.mode) for one in (comparison.before, comparison.after)
    )
    return pd.DataFrame(
        {
            tr("Residence"): [residence_name(comparison.before, int(row), tr) for row in rows],
            tr("Grid"): residences["grid"].to_numpy()[rows],
            tr("People"): comparison.before.people.sum(axis=1)[rows],
            tr("Out of reach today (things)"): before[rows],
            tr("Out of reach with the option (things)"): after[rows],
        }
    )
