"""Time everybody on one town, and hold that they agree."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np

from benchmarks.agreement import greatest_difference_m, require_same_as_again, require_same_reach
from benchmarks.ours import (
    Baseline,
    add_facility,
    baseline_of,
    change_of,
    full_score,
    index_network,
    score_of,
)
from benchmarks.peers.networkx_multi_source import NetworkxDistances
from benchmarks.peers.osmnx_ego import OsmnxEgo
from benchmarks.peers.peer import Peer, to_each_category
from benchmarks.streets import Nodes, Streets, nearest_nodes, streets_of, with_one_more
from benchmarks.timing import Timed, time_in_turns
from benchmarks.towns import Town, snap_to_nodes, with_new_facility
from data.catalogue.model import Catalogue
from data.profile import off_network_of, profile_of
from spatial.coverage import MODES, Profile
from spatial.network import Floats, Ints, build_network
from spatial.walking import OffNetwork, join

EGO_HOMES = 100
"""Homes that an ego graph is drawn around; the rest is scaled up."""
Work = Callable[[], Floats]


@dataclass(frozen=True)
class Ours:
    """Medians in seconds. cut: lines to network arrays. index: graph, tree and parts from the arrays.
    join: homes to edges. score: everything after that. add: one more facility."""

    cut_s: float
    index_s: float
    join_s: float
    score_s: float
    add_s: float
    runs: int


@dataclass(frozen=True)
class Theirs:
    """Medians in seconds, how many runs of preparing and of scoring they are, greatest difference to us."""

    prepare_s: float
    prepare_runs: int
    score_s: float
    runs: int
    add_s: float
    difference_m: float


@dataclass(frozen=True)
class Egos:
    """Seconds an ego graph of `radius_m`, from a sample of homes."""

    home_s: float
    sample: int
    radius_m: float


@dataclass(frozen=True)
class Comparison:
    """All that was measured on one town."""

    town: Town
    nodes: int
    ours: Ours
    peers: Mapping[str, Theirs]
    egos: Egos


@dataclass(frozen=True, eq=False)
class Task:
    """What is asked of everybody.

    base: our baseline of the town as it is. at_nodes: that of the town moved to nodes, and `added_m` (B,) our
    distances there after one more facility: what the peers have to find.
    """

    base: Baseline
    at_nodes: Baseline
    added_m: Floats
    streets: Streets
    nodes: Nodes
    doors_after: Ints
    profile: Profile
    off_network: OffNetwork


def compare(town: Town, catalogue: Catalogue, peers: Mapping[str, type[Peer]], budget_s: float) -> Comparison:
    """Measure one town; `budget_s` bounds the repeats of each thing measured.

    Raises DisagreementError where two answers differ.
    """
    task = _task(town, catalogue)
    _say(f"{town.name}: preparation")
    prepared = time_in_turns({name: partial(make, task.streets) for name, make in peers.items()}, budget_s)
    ready = {name: timed.result for name, timed in prepared.items()}
    _say(f"{town.name}: score")
    scores = time_in_turns(_our_scoring(task) | _their_scoring(task, ready), budget_s)
    _say(f"{town.name}: one facility added")
    added = time_in_turns(_adding(task, ready), budget_s)
    return Comparison(
        town=town,
        nodes=len(task.streets.node_xy),
        ours=_ours(scores, added),
        peers={name: _theirs(task, name, ready[name], prepared, scores, added) for name in peers},
        egos=_egos(task, budget_s),
    )


def _task(town: Town, catalogue: Catalogue) -> Task:
    profile, off_network = profile_of(catalogue), off_network_of(catalogue)
    network = build_network(town.lines)
    base = baseline_of(town, network, profile, off_network)
    again = full_score(network, base.homes, with_new_facility(town), profile, off_network)
    require_same_as_again(add_facility(base, profile, off_network), again, town.new_category)
    at_nodes = baseline_of(snap_to_nodes(town, network), network, profile, off_network)
    streets = streets_of(network)
    nodes = nearest_nodes(town, streets)
    return Task(
        base=base,
        at_nodes=at_nodes,
        added_m=add_facility(at_nodes, profile, off_network).distance_m,
        streets=streets,
        nodes=nodes,
        doors_after=with_one_more(nodes, town, streets),
        profile=profile,
        off_network=off_network,
    )


def _our_scoring(task: Task) -> dict[str, Work]:
    base, town = task.base, task.base.town
    return {
        "cut": lambda: build_network(town.lines).node_xy,
        "index": lambda: index_network(base.network).node_xy,
        "join": lambda: join(base.network, town.home_xy, task.off_network).xy,
        "ours": lambda: full_score(base.network, base.homes, town, task.profile, task.off_network).distance_m,
    }


def _their_scoring(task: Task, peers: Mapping[str, Peer]) -> dict[str, Work]:
    def score(peer: Peer) -> Floats:
        distance_m = to_each_category(peer, task.nodes.home, task.nodes.doors)
        score_of(distance_m, task.base.town.people, task.profile)
        return distance_m

    return {name: partial(score, peer) for name, peer in peers.items()}


def _adding(task: Task, peers: Mapping[str, Peer]) -> dict[str, Work]:
    def add(peer: Peer) -> Floats:
        after_m = peer.to_nearest(task.nodes.home, task.doors_after)
        change_of(task.at_nodes, after_m, task.profile)
        return after_m

    ours: dict[str, Work] = {
        "ours": lambda: add_facility(task.base, task.profile, task.off_network).distance_m
    }
    return ours | {name: partial(add, peer) for name, peer in peers.items()}


def _ours(scores: Mapping[str, Timed[Floats]], added: Mapping[str, Timed[Floats]]) -> Ours:
    cut, index, joined, score = (scores[part] for part in ("cut", "index", "join", "ours"))
    return Ours(
        cut.median_s, index.median_s, joined.median_s, score.median_s, added["ours"].median_s, score.runs
    )


def _theirs(
    task: Task,
    name: str,
    peer: Peer,
    prepared: Mapping[str, Timed[Peer]],
    scores: Mapping[str, Timed[Floats]],
    added: Mapping[str, Timed[Floats]],
) -> Theirs:
    theirs_m = np.column_stack([scores[name].result, added[name].result])
    return Theirs(
        prepare_s=prepared[name].median_s,
        prepare_runs=prepared[name].runs,
        score_s=scores[name].median_s,
        add_s=added[name].median_s,
        runs=scores[name].runs,
        difference_m=greatest_difference_m(name, theirs_m, _expected_distances(peer, task)),
    )


def _expected_distances(peer: Peer, task: Task) -> Floats:
    """(B, C + 1) our distances, the last column with one more facility.

    A peer that cuts lengths to the millimetre cannot find them where lengths are not whole millimetres
    (the sample); there it is held against networkx on lengths cut alike, which is itself held against us.
    """
    cut = task.streets.in_whole_millimetres()
    if not peer.whole_millimetres or np.array_equal(cut.length_m, task.streets.length_m):
        return np.column_stack([task.at_nodes.score.distance_m, task.added_m])
    doors = (*task.nodes.doors, task.doors_after)
    return to_each_category(NetworkxDistances(cut), task.nodes.home, doors)


def _egos(task: Task, budget_s: float) -> Egos:
    _say(f"{task.base.town.name}: ego graphs")
    homes = task.nodes.home
    rows = np.random.default_rng(7).permutation(len(homes))[:EGO_HOMES]
    radius_m = max(float(task.profile.reach_m(mode).max()) for mode in MODES)
    ego = OsmnxEgo(task.streets)
    found = time_in_turns({"": lambda: ego.is_reached(homes[rows], task.nodes.doors, radius_m)}, budget_s)[""]
    require_same_reach(found.result, task.at_nodes.score.distance_m[rows], radius_m)
    return Egos(found.median_s / len(rows), len(rows), radius_m)


def _say(what: str) -> None:
    print(f"… {what}", file=sys.stderr, flush=True)
