"""The libraries that we are timed against find our distances, and a wrong one is noticed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.agreement import (
    DisagreementError,
    greatest_difference_m,
    require_same_as_again,
    require_same_reach,
)
from benchmarks.compare import compare
from benchmarks.ours import add_facility, baseline_of, full_score
from benchmarks.peers.networkx_multi_source import NetworkxDistances, NetworkxMultiSource
from benchmarks.towns import Lattice, generate_town, sample, with_new_facility
from data.catalogue.loader import load_catalogue
from data.profile import off_network_of, profile_of
from spatial.network import build_network

ONCE = 0.0
VILLAGE = Lattice("village", side=20, homes=300)


@pytest.fixture(scope="module")
def catalogue():
    return load_catalogue()


def test_networkx_finds_our_distances(catalogue):
    peers = {"networkx": NetworkxMultiSource, "distances only": NetworkxDistances}
    found = compare(generate_town(VILLAGE, catalogue), catalogue, peers, ONCE)
    assert found.nodes > 300
    assert all(peer.difference_m <= 1e-6 for peer in found.peers.values())


@pytest.mark.parametrize("make", [lambda c: generate_town(VILLAGE, c), sample], ids=["village", "sample"])
def test_pandana_finds_our_distances(catalogue, make):
    pytest.importorskip("pandana")
    from benchmarks.peers.pandana import Pandana

    found = compare(make(catalogue), catalogue, {"pandana": Pandana}, ONCE)
    assert found.peers["pandana"].difference_m <= 1e-6


def test_a_peer_that_is_a_millimetre_off_is_noticed(catalogue):
    class Crooked(NetworkxDistances):
        def to_nearest(self, homes, doors):
            return super().to_nearest(homes, doors) + 0.001

    with pytest.raises(DisagreementError, match=r"crooked and we differ by up to 0\.00"):
        compare(generate_town(VILLAGE, catalogue), catalogue, {"crooked": Crooked}, ONCE)


def test_a_peer_that_misses_a_facility_is_noticed():
    with pytest.raises(DisagreementError, match="reach different facilities, 1 times"):
        greatest_difference_m("short-sighted", np.array([[np.inf, 20.0]]), np.array([[10.0, 20.0]]))


def test_what_lies_beyond_the_limit_of_the_peers_is_not_compared():
    assert (
        greatest_difference_m("peer", np.array([np.inf, np.inf, 9.0]), np.array([1501.0, np.inf, 9.0])) == 0
    )


def test_an_isochrone_that_reaches_too_far_is_noticed():
    ours_m = np.array([[299.0, 301.0]])
    require_same_reach(np.array([[True, False]]), ours_m, 300.0)
    with pytest.raises(DisagreementError):
        require_same_reach(np.array([[True, True]]), ours_m, 300.0)


def test_one_more_facility_that_is_forgotten_is_noticed(catalogue):
    town = generate_town(VILLAGE, catalogue)
    profile, off_network = profile_of(catalogue), off_network_of(catalogue)
    base = baseline_of(town, build_network(town.lines), profile, off_network)
    change = add_facility(base, profile, off_network)
    again = full_score(base.network, base.homes, with_new_facility(town), profile, off_network)
    require_same_as_again(change, again, town.new_category)
    forgotten = replace(change, distance_m=base.score.distance_m[:, town.new_category])
    with pytest.raises(DisagreementError, match="distance"):
        require_same_as_again(forgotten, again, town.new_category)


def test_the_same_seed_gives_the_same_town(catalogue):
    one, other = generate_town(VILLAGE, catalogue), generate_town(VILLAGE, catalogue)
    assert np.array_equal(one.home_xy, other.home_xy)
    assert [line.wkb for line in one.lines] == [line.wkb for line in other.lines]


def test_lanes_are_whole_millimetres_long(catalogue):
    length_m = build_network(generate_town(VILLAGE, catalogue).lines).edge_length_m
    assert np.array_equal(np.floor(length_m * 1000) / 1000, length_m)
