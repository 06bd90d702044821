"""Our own answers, made of the functions that the app calls."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from benchmarks.towns import Town, new_door
from spatial.coverage import (
    MODES,
    Profile,
    access_index,
    coverage_share,
    is_covered,
    residence_index,
)
from spatial.network import Floats, WalkingNetwork
from spatial.walking import OffNetwork, Places, Walk, join, walk_to_nearest, walks_to_nearest
from spatial.whatif import walk_with_doors_added


@dataclass(frozen=True, eq=False)
class Score:
    """distance_m: (B, C). residence_index: (B, G). coverage: mode → (G, C). index: (G,)."""

    distance_m: Floats
    residence_index: Floats
    coverage: Mapping[str, Floats]
    index: Floats


@dataclass(frozen=True, eq=False)
class Change:
    """After one more facility. distance_m: (B,) to its category. coverage: mode → (G,). index: (G,)."""

    distance_m: Floats
    coverage: Mapping[str, Floats]
    index: Floats


@dataclass(frozen=True, eq=False)
class Baseline:
    """A scored town, ready for what-if. `walk`: to the category that gets one more facility."""

    town: Town
    network: WalkingNetwork
    homes: Places
    walk: Walk
    score: Score


def index_network(network: WalkingNetwork) -> WalkingNetwork:
    """A new network over the same arrays, with everything derived from them made now."""
    fresh = replace(network)
    for derived in ("graph", "tree", "edge_part"):
        getattr(fresh, derived)  # made when first asked for
    return fresh


def full_score(
    network: WalkingNetwork, homes: Places, town: Town, profile: Profile, off_network: OffNetwork
) -> Score:
    """Nearest facility of every category, coverage in both modes, index of every group."""
    walks = walks_to_nearest(network, homes, town.doors, off_network)
    return score_of(np.stack([walk.distance_m for walk in walks], axis=1), town.people, profile)


def score_of(distance_m: Floats, people: Floats, profile: Profile) -> Score:
    """Coverage and index of distances (B, C), whoever measured them."""
    index = residence_index(distance_m, profile)
    coverage = {mode: coverage_share(people, is_covered(distance_m, profile.reach_m(mode))) for mode in MODES}
    return Score(distance_m, index, coverage, access_index(people, index))


def baseline_of(town: Town, network: WalkingNetwork, profile: Profile, off_network: OffNetwork) -> Baseline:
    """Join the homes, score the town, keep both."""
    homes = join(network, town.home_xy, off_network)
    walk = walk_to_nearest(network, homes, town.doors[town.new_category], off_network)
    return Baseline(town, network, homes, walk, full_score(network, homes, town, profile, off_network))


def add_facility(base: Baseline, profile: Profile, off_network: OffNetwork) -> Change:
    """The town's one more facility: its category's distances and coverage, and the index."""
    walk = walk_with_doors_added(base.network, base.homes, base.walk, new_door(base.town), off_network)
    return change_of(base, walk.distance_m, profile)


def change_of(base: Baseline, after_m: Floats, profile: Profile) -> Change:
    """What distances (B,) after one more facility change, whoever measured them."""
    category, people, before_m = base.town.new_category, base.town.people, base.walk.distance_m
    one = _profile_of_one(profile, category)
    coverage = {
        mode: coverage_share(people, is_covered(after_m[:, None], one.reach_m(mode)))[:, 0] for mode in MODES
    }
    gained = np.flatnonzero(after_m < before_m)
    worth = residence_index(after_m[gained, None], one) - residence_index(before_m[gained, None], one)
    index = base.score.residence_index.copy()
    index[gained] += worth * profile.weight[:, category] / profile.weight.sum(axis=1)
    return Change(after_m, coverage, access_index(people, index))


def _profile_of_one(profile: Profile, category: int) -> Profile:
    """The profile as if the category were the only one, wanted by everybody."""
    return replace(
        profile,
        weight=np.ones((len(profile.weight), 1)),
        service_radius_m=profile.service_radius_m[[category]],
        walk_min=profile.walk_min[[category]],
    )
