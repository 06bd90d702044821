"""Which candidates may not be suggested together."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from data.assess import Assessment
from features.options.siting import Site, judge
from features.suggestions.candidate import SiteCandidate
from features.suggestions.touched import Thing
from spatial.coverage import Bools

_SAME_GROUND_M2 = 0.005
"""As the rule on overlaps reads it."""
_NEAR_M = 10.0
"""Farther apart no rule but that on loudspeakers looks from one intervention at another."""


def conflicts_of(
    assessment: Assessment, candidates: Sequence[SiteCandidate], touched: Sequence[frozenset[Thing]]
) -> Bools:
    """(n, n) true for two on the same ground, two that a siting rule keeps apart, two that touch the same
    thing, whose effects could not be told apart, and two walking links."""
    found = np.zeros((len(candidates), len(candidates)), dtype=np.bool_)
    _mark_groups(found, [[one.ground.key] for one in candidates])
    _mark_groups(found, [[*things] for things in touched])
    _mark_groups(found, [["link"] if one.changes_paths else [] for one in candidates])
    _mark_groups(found, [_targets(one) for one in candidates])
    _mark_neighbours(found, assessment, candidates)
    np.fill_diagonal(found, False)
    return found


def _targets(one: SiteCandidate) -> list[Thing]:
    return [(each.target.layer, each.target.id) for each in one.interventions if each.target is not None]


def _mark_groups(found: Bools, labels: Sequence[Sequence[object]]) -> None:
    """Those that share a label."""
    members: dict[object, list[int]] = {}
    for row, own in enumerate(labels):
        for label in own:
            members.setdefault(label, []).append(row)
    for rows in members.values():
        found[np.ix_(rows, rows)] = True


def _mark_neighbours(found: Bools, assessment: Assessment, candidates: Sequence[SiteCandidate]) -> None:
    """Those that overlap or stand too close, by the rules themselves."""
    shapes = np.array([one.intervention.shape for one in candidates], dtype=object)
    builds = np.array([one.intervention.action == "build" for one in candidates], dtype=bool)
    dimension = shapely.get_dimensions(shapes)
    one, other = shapely.STRtree(shapes).query(shapes, predicate="dwithin", distance=_NEAR_M)
    pairs = (one < other) & builds[one] & builds[other] & ~found[one, other]
    one, other = one[pairs], other[pairs]
    areas = (dimension[one] == 2) & (dimension[other] == 2)
    shared_m2 = shapely.area(shapely.intersection(shapes[one[areas]], shapes[other[areas]]))
    overlap = shared_m2 >= _SAME_GROUND_M2
    found[one[areas][overlap], other[areas][overlap]] = True
    for first, second in zip(one[~areas], other[~areas], strict=True):
        if 0 in (dimension[first], dimension[second]):
            found[first, second] = not _stand_together(assessment, candidates[first], candidates[second])
    _mark_loudspeakers(found, assessment, candidates)
    found |= found.T


def _mark_loudspeakers(found: Bools, assessment: Assessment, candidates: Sequence[SiteCandidate]) -> None:
    """Only what planners drew has any."""
    loud = [row for row, one in enumerate(candidates) if one.intervention.speaker_db > 0]
    for number, first in enumerate(loud):
        for second in loud[number + 1 :]:
            if not _stand_together(assessment, candidates[first], candidates[second]):
                found[first, second] = True


def _stand_together(assessment: Assessment, one: SiteCandidate, other: SiteCandidate) -> bool:
    """Whether no hard rule rejects either beside the other."""
    pairs = ((one, other), (other, one))
    return all(judge(Site(a.intervention, assessment, (b.intervention,))).counts for a, b in pairs)
