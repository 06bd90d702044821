"""Why a residence scores as it does, in a sentence that anyone can check on the ground."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd
import streamlit as st

from base.i18n import NOTHING, Translator
from data.assess import Assessment
from data.causes import Cause, MissingPath, causes_of, no_easy_way
from data.lacks import home_in_words
from data.worst_homes import speaking_group
from layers.layer import View
from spatial.walking import STRAIGHT_LINE
from ui.components.path_drawing import offer_path_drawing


@dataclass(frozen=True)
class Reason:
    """The walk of one residence to one category, for one group."""

    category: str
    weight: float
    distance_m: float
    minutes: float
    facility: str
    how: str
    covered: bool


def reasons_of(assessment: Assessment, residence: int, view: View) -> list[Reason]:
    """The reasons of the residence in this row: what is out of reach first, then by weight.

    The group that speaks: see `speaking_group`.
    """
    group = speaking_group(assessment, view.group)
    covered = assessment.is_covered(view.mode)[residence, group]
    speed_m_per_min = 60.0 * assessment.profile.speed_m_per_s[group]
    found = [
        Reason(
            category=category,
            weight=float(assessment.profile.weight[group, column]),
            distance_m=float(assessment.distance_m[residence, column]),
            minutes=float(assessment.distance_m[residence, column] / speed_m_per_min),
            facility=_facility_name(assessment, int(assessment.facility[residence, column])),
            how=str(assessment.how[residence, column]),
            covered=bool(covered[column]),
        )
        for column, category in enumerate(assessment.categories)
    ]
    needed = [reason for reason in found if reason.weight > 0 and view.category in ("", reason.category)]
    return sorted(needed, key=lambda reason: (reason.covered, -reason.weight))


def sentence(assessment: Assessment, residence: int, reason: Reason, view: View, tr: Translator) -> str:
    """E.g. “Building 12: 620 m, 10.3 min for elders, to the nearest “rest and access”: seat at the gate.”"""
    group = assessment.groups[speaking_group(assessment, view.group)]
    facts = {
        "home": residence_name(assessment, residence, tr),
        "group": tr.name(assessment.catalogue.age_groups[group].name),
        "category": tr.name(assessment.catalogue.facility_categories[reason.category].name),
        "metres": tr.number(reason.distance_m),
        "minutes": tr.number(reason.minutes, 1),
        "facility": reason.facility,
    }
    if not math.isfinite(reason.distance_m):
        return tr("{home}: no usable “{category}” can be walked to.", **facts)
    text = tr(
        "{home}: {metres} m, {minutes} min for {group}, to the nearest “{category}”: {facility}.", **facts
    )
    if reason.how == STRAIGHT_LINE:
        text += tr(" Estimated along a straight line: there is no path nearby.")
    return text


def show_reasons(assessment: Assessment, residence: int, view: View, tr: Translator) -> None:
    """The reasons of the residence, and all walks as a table."""
    reason_box(assessment, residence, view, tr)
    reasons = reasons_of(assessment, residence, view)
    widths = {
        tr("Reach"): st.column_config.Column(width=52),
        tr("Category"): st.column_config.Column(width=150),
        tr("Walk (m)"): st.column_config.Column(width=80),
    }
    st.dataframe(
        _table(assessment, reasons, tr),
        hide_index=True,
        key="reasons",
        height="content",
        column_config=widths,
    )


def reason_box(assessment: Assessment, residence: int, view: View, tr: Translator) -> None:
    """Why the residence lacks what it lacks, how much that is, and the weightiest walk in a sentence."""
    reasons = reasons_of(assessment, residence, view)
    with st.container(key="reason"):
        with st.container(key="causes"):
            for line in cause_lines(assessment, residence, view, tr):
                st.text(line)
        offer_path_drawing(assessment, missing_path_at_home(assessment, residence, view), tr)
        st.text(lacks_count(assessment, residence, view, tr))
        if reasons:
            st.text(sentence(assessment, residence, reasons[0], view, tr))


def cause_lines(assessment: Assessment, residence: int, view: View, tr: Translator) -> list[str]:
    """E.g. “R033: cut off from the path network: 14 m of path are missing nearby”, first what explains most;
    then what steps or narrow places keep from people with wheels."""
    causes: list[Cause | None] = list(causes_shown(assessment, residence, view))
    causes.append(no_easy_way(assessment, residence, speaking_group(assessment, view.group)))
    lines = [tr.name(cause.in_words(assessment.catalogue)) for cause in causes if cause]
    home = residence_name(assessment, residence, tr)
    return [tr("{home}: {cause}", home=home, cause=line) for line in lines[:1]] + [
        f"· {line}" for line in lines[1:]
    ]


def causes_shown(assessment: Assessment, residence: int, view: View) -> tuple[Cause, ...]:
    """The causes of what the view asks for: all, or those of the chosen category."""
    causes = causes_of(assessment, residence, speaking_group(assessment, view.group), view.mode)
    if not view.category:
        return causes
    return tuple(one for one in causes if view.category in one.categories or one.is_of_home)


def missing_path_at_home(assessment: Assessment, residence: int, view: View) -> MissingPath | None:
    """The missing path that cuts the residence off, where that is a cause of what the view asks for."""
    causes = causes_shown(assessment, residence, view)
    return next((one for one in causes if isinstance(one, MissingPath) and one.at_home), None)


def lacks_count(assessment: Assessment, residence: int, view: View, tr: Translator) -> str:
    """E.g. “Building 12, elders: 2 of 9 things are out of reach.”"""
    group = speaking_group(assessment, view.group)
    return tr(
        "{home}, {group}: {things} of {all} things are out of reach.",
        home=residence_name(assessment, residence, tr),
        group=tr.name(assessment.catalogue.age_groups[assessment.groups[group]].people),
        things=int(assessment.lacked[view.mode][residence, group]),
        all=int((assessment.profile.weight[group] > 0).sum()),
    )


def lacks_sentence(assessment: Assessment, residence: int, view: View, tr: Translator) -> str:
    """E.g. “Building 12, elders: lacks seats (210 m, 4 min); the other 8 are within reach”."""
    group = speaking_group(assessment, view.group)
    name = assessment.catalogue.age_groups[assessment.groups[group]].people
    lacks = home_in_words(assessment, residence, group, view.mode)
    home = residence_name(assessment, residence, tr)
    return tr("{home}, {group}: {lacks}.", home=home, group=tr.name(name), lacks=tr.name(lacks))


def residence_name(assessment: Assessment, residence: int, tr: Translator) -> str:
    """The residence's name, else its number."""
    row = assessment.community.residences.iloc[residence]
    zh, en = row["name_zh"], row["name_en"]
    return str((zh or en) if tr.language == "zh" else (en or zh)) or str(row["id"])


def _table(assessment: Assessment, reasons: list[Reason], tr: Translator) -> pd.DataFrame:
    categories = assessment.catalogue.facility_categories
    return pd.DataFrame(
        {
            tr("Reach"): ["✓" if reason.covered else "✗" for reason in reasons],
            tr("Category"): [tr.name(categories[reason.category].name) for reason in reasons],
            tr("Walk (m)"): [tr.number(reason.distance_m) for reason in reasons],
            tr("Minutes"): [tr.number(reason.minutes, 1) for reason in reasons],
            tr("Nearest"): [reason.facility or NOTHING for reason in reasons],
        }
    )


def _facility_name(assessment: Assessment, row: int) -> str:
    if row < 0:
        return ""
    facility = assessment.community.facilities.iloc[row]
    return str(facility["name_zh"] or facility["name_en"] or facility["id"])
