"""A layout option judged and scored: what counts, what it changes, what it costs."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
import shapely

from base.bounded_cache import BoundedCache, OwnedCache
from data.assess import Assessment
from data.memory_size import OPTIONS_BYTES, memory_bytes
from features.options.comparison import Comparison, compare
from features.options.effects import with_interventions
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.siting import Judgement, Site, judge
from features.options.whatif import what_if

_NEIGHBOURS_WITHIN_M = 100.0
"""Interventions farther away have no say in a judgement, so that it can be kept while they change."""

_JUDGEMENTS: OwnedCache[Assessment, tuple[int, ...], Judgement] = OwnedCache(4096)
"""By the numbers of an intervention and of its neighbours."""
_NUMBERS: BoundedCache[Intervention, int] = BoundedCache(16_384)
_NEW_NUMBERS = itertools.count()
_SCORES: OwnedCache[Assessment, tuple[Intervention, ...], Assessment] = OwnedCache(
    OPTIONS_BYTES, lambda baseline, scored: memory_bytes(scored, beside=baseline)
)
"""Scores and judgements go with the baseline that they are of."""


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
    everyone = tuple(_as_scored(one) for one in option.interventions)
    numbers = [_number(one) for one in everyone]
    judgements = {
        one.id: _JUDGEMENTS.get_or_make(
            baseline,
            (numbers[row], *(numbers[other] for other in near)),
            partial(_judge, baseline, everyone, row, near),
        )
        for row, (one, near) in enumerate(zip(everyone, _near(everyone), strict=True))
    }
    counted = tuple(one for one in option.interventions if judgements[one.id].counts)
    scored = _score(baseline, tuple(one for one in everyone if judgements[one.id].counts))
    return Sketch(option, judgements, counted, compare(baseline, scored, mode))


def _number(one: Intervention) -> int:
    """The number of what is equal to this, never given to anything else: an intervention is the neighbour of
    many, and compares more slowly than a number."""
    known = _NUMBERS.get(one)
    if known is None:
        known = next(_NEW_NUMBERS)
        _NUMBERS.put(one, known, 1)
    return known


def _near(everyone: Sequence[Intervention]) -> list[list[int]]:
    """The rows of the neighbours of each, in their order."""
    shapes = np.array([one.shape for one in everyone], dtype=object)
    pairs = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=_NEIGHBOURS_WITHIN_M)
    near: list[list[int]] = [[] for _ in everyone]
    for one, other in pairs.T.tolist():
        if one != other:
            near[one].append(other)
    return [sorted(others) for others in near]


def _as_scored(one: Intervention) -> Intervention:
    """Without what no rule and no score looks at, so that editing a note costs nothing."""
    return replace(one, note="", adopter="", version=1)


def _judge(
    baseline: Assessment, everyone: Sequence[Intervention], row: int, near: Sequence[int]
) -> Judgement:
    return judge(Site(everyone[row], baseline, tuple(everyone[other] for other in near)))


def _score(baseline: Assessment, counted: tuple[Intervention, ...]) -> Assessment:
    if not counted:
        return baseline
    return _SCORES.get_or_make(baseline, counted, lambda: _measure(baseline, counted))


def _measure(baseline: Assessment, counted: tuple[Intervention, ...]) -> Assessment:
    community = with_interventions(baseline.community, baseline.catalogue, counted)
    on_paths = tuple(one for one in counted if may_change_paths(one))
    # New or freed paths measure everything again: what they change alone is kept while the rest is drawn.
    ground = baseline if len(on_paths) == len(counted) else _score(baseline, on_paths)
    return what_if(ground, community)


def may_change_paths(one: Intervention) -> bool:
    """Whether it draws a line or frees ground that an encroachment takes."""
    is_freed = one.target is not None and one.target.layer == "encroachments"
    return is_freed or one.shape.geom_type == "LineString"
