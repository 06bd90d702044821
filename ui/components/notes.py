"""Notes beside the scores: who is worst off, and the assumptions behind the results."""

from __future__ import annotations

import streamlit as st

from base.i18n import Translator
from data.assess import Assessment
from data.lacks import lack_in_words, lacks_of
from data.notes import assumptions_of, warnings_of


def notes(assessment: Assessment, tr: Translator) -> None:
    """Show warnings, and assumptions in an expander with their count."""
    warnings, assumptions = warnings_of(assessment), assumptions_of(assessment)
    if warnings:
        with st.expander(
            tr("{count} warnings", count=len(warnings)), icon=":material/warning:", key="warnings"
        ):
            for note in warnings:
                st.text(f"· {tr.name(note.text)}")
    if assumptions:
        with st.expander(
            tr("{count} assumptions", count=len(assumptions)), icon=":material/straighten:", key="assumptions"
        ):
            for note in assumptions:
                st.text(f"· {tr.name(note.text)}")


def worst_off(assessment: Assessment, mode: str, tr: Translator) -> None:
    """Show the group and the grid that are worst off, and in people what each group lacks most."""
    scores = assessment.overall
    if scores.worst_group < 0:
        st.info(tr("These data have no residents, so there is no score."), icon=":material/info:")
        return
    with st.container(key="index-all"):
        st.text(worst_place_in_words(assessment, mode, tr))
    with st.container(key="worst", border=True):
        for lack in lacks_of(assessment, assessment.overall, mode):
            st.text(tr.name(lack_in_words(assessment, lack, mode)))
        st.text(tr("Lack two or more of what they need: {people}", people=lacking_two(assessment, mode, tr)))


def worst_place_in_words(assessment: Assessment, mode: str, tr: Translator) -> str:
    """The grid and the group with the fewest needs met; the group alone where there are no grids."""
    place = assessment.worst_place(mode)
    group, met = place.group, place.met
    name = tr.name(assessment.catalogue.age_groups[group].people)
    if not place.grid:
        return tr("Worst off: {group}, {met} %", group=name, met=tr.number(met))
    return tr("Worst off: {group} in grid {grid}, {met} %", group=name, grid=place.grid, met=tr.number(met))


def lacking_two(assessment: Assessment, mode: str, tr: Translator) -> str:
    """The people of each group who lack two or more."""
    groups = assessment.catalogue.age_groups.values()
    people = assessment.overall.lacking[mode][:, 2]
    return tr.list([f"{tr.name(g.name)} {tr.number(float(n))}" for g, n in zip(groups, people, strict=True)])
