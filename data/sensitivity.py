"""What most moves the result: the needs met with one assumption at a time at the ends of its range."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, is_dataclass, replace
from typing import Any

import numpy as np

from base.words import Progress
from data.assess import Assessment
from data.catalogue.figures import CatalogueFigure, all_figures
from data.catalogue.model import Catalogue, Figure
from data.profile import profile_of
from data.walkable_community import walkable_community
from spatial.coverage import Bools, coverage_share, is_covered, needs_met
from spatial.network import Floats

STEP = 0.2
"""An assumption without a range of its own is moved by this share of its value, up and down."""

_WALKS = ("detour_factor", "off_network_m", "path_touch_m")
"""Parameters that change the walks themselves: they are walked again."""

_MODES = {
    "walking_speed_m_per_s": "equal_time",
    "walk_min": "equal_time",
    "service_radius_m": "standard_radius",
}
"""Figures that act in one way of judging what is near."""


@dataclass(frozen=True)
class Assumption:
    """A figure that the headline rests on, and the ends it is moved to."""

    entry: CatalogueFigure
    low: float
    high: float
    is_stated: bool
    """True where the ends are the figure's own range, else they are its value less and more `STEP`."""
    mode: str
    """The way of judging what is near in which it acts."""


@dataclass(frozen=True, eq=False)
class Effect:
    """What the ends of one assumption do. G age groups, in the order of the assessment.

    low_points, high_points: (G,) change of needs met. low_people, high_people: (G,) people who come within
    reach of something that they need, or fall out of reach of it.
    """

    assumption: Assumption
    low_points: Floats
    high_points: Floats
    low_people: Floats
    high_people: Floats

    @property
    def most_points(self) -> float:
        """The largest change of any group, either way; points."""
        return float(np.abs([self.low_points, self.high_points]).max(initial=0.0))

    @property
    def most_people(self) -> float:
        """The most people of all groups together whom either end touches."""
        return float(max(self.low_people.sum(), self.high_people.sum()))


def assumptions_behind(catalogue: Catalogue) -> tuple[Assumption, ...]:
    """The figures that the needs met rest on, in the order of the catalogue; weights of nought left out."""
    return tuple(_assumption(entry) for entry in all_figures(catalogue) if _acts(entry))


def effects_of(assessment: Assessment, progress: Progress = lambda _share, _what: None) -> tuple[Effect, ...]:
    """One effect an assumption, the strongest first. progress: is told how far it is."""
    behind = assumptions_behind(assessment.catalogue)
    found = []
    for number, assumption in enumerate(behind, start=1):
        found.append(_effect(assessment, assumption))
        progress(number / len(behind), assumption.entry.name)
    return tuple(sorted(found, key=lambda one: (-one.most_points, -one.most_people)))


def with_figure(catalogue: Catalogue, entry: CatalogueFigure, value: float) -> Catalogue:
    """The catalogue with one figure changed."""
    path = (entry.member, *entry.field.split("."))
    return replace(catalogue, **{entry.family: _replaced(getattr(catalogue, entry.family), path, value)})


def _acts(entry: CatalogueFigure) -> bool:
    if entry.family == "parameters":
        return entry.member in _WALKS
    if entry.family == "facility_categories":
        is_weight = entry.field.startswith("weight.")
        return entry.field in _MODES or (is_weight and entry.figure.value > 0)
    return entry.family == "age_groups" and entry.field in _MODES


def _assumption(entry: CatalogueFigure) -> Assumption:
    value, own = entry.figure.value, entry.figure.range
    low, high = own or (value * (1 - STEP), value * (1 + STEP))
    return Assumption(entry, low, high, bool(own), _MODES.get(entry.field, "standard_radius"))


def _effect(assessment: Assessment, assumption: Assumption) -> Effect:
    mode, catalogue = assumption.mode, assessment.catalogue
    before = assessment.is_covered(mode)
    met = needs_met(coverage_share(assessment.people, before), assessment.profile.weight)
    points, people = [], []
    for value in (assumption.low, assumption.high):
        changed = with_figure(catalogue, assumption.entry, value)
        after = _covered(assessment, changed, assumption)
        then = needs_met(coverage_share(assessment.people, after), profile_of(changed).weight)
        points.append(np.nan_to_num(then - met))
        people.append(_people_touched(assessment, before != after))
    return Effect(assumption, points[0], points[1], people[0], people[1])


def _covered(assessment: Assessment, catalogue: Catalogue, assumption: Assumption) -> Bools:
    walked_again = assumption.entry.member in _WALKS
    distance_m = _walks(assessment, catalogue) if walked_again else assessment.distance_m
    return is_covered(distance_m, profile_of(catalogue).reach_m(assumption.mode))


def _walks(assessment: Assessment, catalogue: Catalogue) -> Floats:
    """(B, C) as in the assessment, with other parameters of walking."""
    walks = walkable_community(assessment.community, catalogue).walks()
    return np.stack([walk.distance_m for walk in walks], axis=1)


def _people_touched(assessment: Assessment, changed: Bools) -> Floats:
    needed = assessment.profile.weight > 0
    touched = (changed & needed[None, :, :]).any(axis=2)
    return np.asarray((assessment.people * touched).sum(axis=0), dtype=np.float64)


def _replaced(value: Any, path: tuple[str, ...], number: float) -> Any:
    """The value with the figure at the end of the path changed."""
    if isinstance(value, Figure):
        return replace(value, value=number)
    if isinstance(value, Mapping):
        return {**value, path[0]: _replaced(value[path[0]], path[1:], number)}
    assert is_dataclass(value)
    assert not isinstance(value, type)
    return replace(value, **{path[0]: _replaced(getattr(value, path[0]), path[1:], number)})
