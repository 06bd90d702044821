"""A layout option judged and scored: what counts, what it changes, what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import shapely

from data.assess import Assessment
from workshop.comparison import Comparison, compare
from workshop.effects import with_interventions
from workshop.intervention import Intervention
from workshop.layout_option import LayoutOption
from workshop.siting import Judgement, Site, judge
from workshop.whatif import what_if

_NEIGHBOURS_WITHIN_M = 100.0
"""Interventions farther away have no say in a judgement, so that it can be kept while they change."""


@dataclass(frozen=True, eq=False)
class Sketch:
    """An option on its baseline. judgements: by id of the intervention. counted: those that no hard rule
    rejects, in their order; only they are scored and paid for."""

    option: LayoutOption
    judgements: Mapping[str, Judgement]
    counted: tuple[Intervention, ...]
    comparison: Comparison

    @property
    def assessment(self) -> Assessment:
        """The community with the option."""
        return self.comparison.after

    @property
    def payable(self) -> LayoutOption:
        """The option with the interventions that count only: its cost is what is spent."""
        return replace(self.option, interventions=self.counted)


def sketch_of(baseline: Assessment, option: LayoutOption, mode: str = "standard_radius") -> Sketch:
    """Judge every intervention where it stands and score those that count."""
    everyone = option.interventions
    judgements = {one.id: _judged(baseline, one, _near(one, everyone)) for one in everyone}
    counted = tuple(one for one in everyone if judgements[one.id].counts)
    scored = _scored(baseline, tuple(_as_scored(one) for one in counted))
    return Sketch(option, judgements, counted, compare(baseline, scored, mode))


def _near(one: Intervention, everyone: tuple[Intervention, ...]) -> tuple[Intervention, ...]:
    others = tuple(other for other in everyone if other.id != one.id)
    near = shapely.dwithin([other.shape for other in others], one.shape, _NEIGHBOURS_WITHIN_M)
    return tuple(_as_scored(other) for other, is_near in zip(others, near, strict=True) if is_near)


def _as_scored(one: Intervention) -> Intervention:
    """Without what no rule and no score looks at, so that editing a note costs nothing."""
    return replace(one, note="", adopter="", version=1)


@lru_cache(maxsize=4096)
def _judged(baseline: Assessment, one: Intervention, near: tuple[Intervention, ...]) -> Judgement:
    return judge(Site(one, baseline, near))


@lru_cache(maxsize=24)
def _scored(baseline: Assessment, counted: tuple[Intervention, ...]) -> Assessment:
    if not counted:
        return baseline
    return what_if(baseline, with_interventions(baseline.community, baseline.catalogue, counted))
