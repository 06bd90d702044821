"""What people lack, in people and in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from base.words import Message, Text, join_texts
from data.assess import Assessment
from data.scores import Scores
from spatial.network import Floats


@dataclass(frozen=True)
class Lack:
    """A category that people of a group need and do not have within reach. group, category: keys."""

    group: str
    category: str
    people: float
    of_people: float


def people_without(assessment: Assessment, mode: str) -> Floats:
    """(C, G) people of the group who need the category and do not have it within reach; NaN: no need."""
    missing = ~assessment.is_covered(mode)
    people = np.einsum("bg,bgc->cg", assessment.people, missing)
    return np.where(assessment.profile.weight.T > 0, people, np.nan)


def lacks_of(assessment: Assessment, scores: Scores, mode: str) -> Iterator[Lack]:
    """For each group that lives there, the lack that takes most from its needs met; nothing where none is
    left."""
    missing = assessment.profile.weight * (1.0 - scores.coverage[mode])
    for row, group in enumerate(assessment.groups):
        if scores.people[row] > 0 and missing[row].max() > 0:
            column = int(missing[row].argmax())
            share = 1.0 - float(scores.coverage[mode][row, column])
            people = float(scores.people[row])
            yield Lack(group, assessment.categories[column], share * people, people)


def lack_in_words(assessment: Assessment, lack: Lack, mode: str) -> Text:
    """E.g. “662 of 807 elders have no “rest and access” within a walk of 100 m”."""
    category = assessment.catalogue.facility_categories[lack.category]
    facts: dict[str, Any] = {
        "people": lack.people,
        "of_people": lack.of_people,
        "group": assessment.catalogue.age_groups[lack.group].people,
        "category": category.name,
    }
    if mode == "equal_time":
        return Message(
            "{people:,.0f} of {of_people:,.0f} {group} have no “{category}” within a walk of {minutes:g} min",
            minutes=category.walk_min.value,
            **facts,
        )
    return Message(
        "{people:,.0f} of {of_people:,.0f} {group} have no “{category}” within a walk of {metres:g} m",
        metres=category.service_radius_m.value,
        **facts,
    )


def home_in_words(assessment: Assessment, residence: int, group: int, mode: str) -> Text:
    """What the group lacks at a residence and how near the nearest is, weightiest first; how much is left."""
    covered = assessment.is_covered(mode)[residence, group]
    weight = assessment.profile.weight[group]
    lacking = [c for c in np.argsort(-weight, kind="stable") if weight[c] > 0 and not covered[c]]
    rest = int((weight > 0).sum()) - len(lacking)
    if not lacking:
        return Message("lacks nothing: all {rest} things are within reach", rest=rest)
    lacks = join_texts(_nearest(assessment, residence, group, int(column)) for column in lacking)
    if not rest:
        return Message("lacks {lacks}; nothing else is within reach", lacks=lacks)
    return Message("lacks {lacks}; the other {rest} are within reach", lacks=lacks, rest=rest)


def _nearest(assessment: Assessment, residence: int, group: int, column: int) -> Text:
    metres = float(assessment.distance_m[residence, column])
    name = list(assessment.catalogue.facility_categories.values())[column].name
    if not np.isfinite(metres):
        return Message("{category} (none can be walked to)", category=name)
    minutes = metres / (60.0 * assessment.profile.speed_m_per_s[group])
    return Message(
        "{category} ({metres:,.0f} m, {minutes:.0f} min)", category=name, metres=metres, minutes=minutes
    )
