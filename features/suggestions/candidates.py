"""Everything that may be suggested for a community as it is today."""

from __future__ import annotations

from collections.abc import Sequence

from base.bounded_cache import OwnedCache
from base.words import Bilingual
from data.assess import Assessment
from features.options.intervention import Intervention
from features.options.siting import Site, judge
from features.options.sketch import may_change_paths
from features.suggestions.building_candidates import building_candidates, rejection_text
from features.suggestions.candidate import CandidateSet, Exclusion, SiteCandidate
from features.suggestions.ground import Ground, grounds_of
from features.suggestions.path_candidates import path_candidates
from features.suggestions.repair_candidates import repair_candidates

_SETS: OwnedCache[Assessment, tuple[Intervention, ...], CandidateSet] = OwnedCache(8)


def candidates_of(assessment: Assessment, drawn: Sequence[Intervention] = ()) -> CandidateSet:
    """All candidates, and what was left out and why. drawn: what planners drew and built in their options.

    The same assessment gives the same candidates under the same keys.
    """
    return _SETS.get_or_make(assessment, tuple(drawn), lambda: _candidates_of(assessment, drawn))


def _candidates_of(assessment: Assessment, drawn: Sequence[Intervention]) -> CandidateSet:
    found = [
        *building_candidates(assessment, grounds_of(assessment)),
        *path_candidates(assessment),
        *repair_candidates(assessment),
        *(_of_drawn(assessment, one) for one in drawn if one.action == "build"),
    ]
    return CandidateSet(
        tuple(one for one in found if isinstance(one, SiteCandidate)),
        tuple(one for one in found if isinstance(one, Exclusion)),
    )


def _of_drawn(assessment: Assessment, one: Intervention) -> SiteCandidate | Exclusion:
    """What a planner drew, as it is."""
    name = one.name or assessment.catalogue.scenario_types[one.scenario].name.zh
    ground = Ground(f"drawn:{one.id}", "drawn", _as_text(name), one.shape, one.target)
    judgement = judge(Site(one, assessment))
    if not judgement.counts:
        return Exclusion(ground, one.scenario, rejection_text(judgement))
    return SiteCandidate(
        f"{ground.key}:{one.scenario}",
        ground,
        (one,),
        judgement,
        one.adopter,
        changes_paths=may_change_paths(one),
    )


def _as_text(name: str) -> Bilingual:
    return Bilingual(name, name)
