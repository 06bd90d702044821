"""Who loses: the figures that an option makes worse, and the homes that it puts out of reach of something."""

from __future__ import annotations

import numpy as np
import pandas as pd
import streamlit as st

from base.i18n import Translator
from features.options.losses import Loss
from features.options.sketch import Sketch
from features.options.staff.option_bar import option_name
from layers.residences import lacked_at_home
from ui.components.reasons import residence_name
from ui.components.score_tables import group_names

_NAMED = 3
"""Figures named in the sentence; all are in the table."""


def losers(sketches: list[Sketch], tr: Translator) -> None:
    """For each option a sentence, all worse figures and its homes as tables."""
    for sketch in sketches:
        worse = sketch.comparison.losses
        for sentence in losers_in_words(sketch, tr):
            st.text(sentence)  # never a label: labels are read as Markdown
        if worse:
            with st.expander(
                tr(
                    "All worse figures of option {letter} ({count})",
                    letter=sketch.option.letter,
                    count=len(worse),
                )
            ):
                st.dataframe(_figures_table(worse, tr), hide_index=True)
        if sketch.comparison.lost.homes.any():
            with st.expander(tr("The homes of option {letter}", letter=sketch.option.letter)):
                st.dataframe(_homes_table(sketch, tr), hide_index=True)


def losers_in_words(sketch: Sketch, tr: Translator) -> list[str]:
    """That nobody loses, or the homes and people that do, and the figures that get worse."""
    lost, worse, name = sketch.comparison.lost, sketch.comparison.losses, option_name(sketch.option, tr)
    homes = int(lost.homes.sum())
    sentences = []
    if homes:
        names = group_names(sketch.assessment, tr)
        people = [f"{group} {tr.number(float(n))}" for group, n in zip(names, lost.people, strict=True)]
        sentences.append(
            tr(
                "{option}: {homes} homes lose access to a facility ({people}).",
                option=name,
                homes=homes,
                people=tr.list(people),
            )
        )
    if worse:
        shown = tr("; ", context="between groups").join(loss_in_words(one, tr) for one in worse[:_NAMED])
        sentences.append(
            tr("{option}: {count} figures get worse: {figures}", option=name, count=len(worse), figures=shown)
        )
    return sentences or [tr("{option}: nobody loses, no figure gets worse.", option=name)]


def loss_in_words(loss: Loss, tr: Translator) -> str:
    """E.g. “Spaces joined without steps 71.0 % → 66.0 %”."""
    return tr(
        "{figure} {before} → {after}",
        figure=tr.name(loss.name),
        before=_number(loss.before, loss, tr),
        after=_number(loss.after, loss, tr),
    )


def _number(value: float, loss: Loss, tr: Translator) -> str:
    match loss.unit:
        case "points":
            return tr.number(value, 1)
        case "share":
            return f"{tr.number(100 * value, 1)} %"
        case _:
            return tr.number(value, 2)


def _figures_table(worse: tuple[Loss, ...], tr: Translator) -> pd.DataFrame:
    return pd.DataFrame(
        {
            tr("Figure"): [tr.name(one.name) for one in worse],
            tr("Today"): [_number(one.before, one, tr) for one in worse],
            tr("With the option"): [_number(one.after, one, tr) for one in worse],
        }
    )


def _homes_table(sketch: Sketch, tr: Translator) -> pd.DataFrame:
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
