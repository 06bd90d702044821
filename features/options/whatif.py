"""Score a changed community from its baseline, measuring again only what the change touches."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from data.assess import Assessment, assemble_assessment
from data.catalogue import Catalogue
from data.easy_paths import EasyPaths, easy_paths
from data.heavy_shapes import heaviest_shape
from data.model import Community
from data.timed_assessment import assess_in_time
from data.usable import passable_lines
from data.usable_ground import UsableGround, usable_ground
from data.walkable_community import WalkableCommunity, home_points
from spatial.network import Geometries, Ints, WalkingNetwork, build_network
from spatial.walking import Places, Walk, join
from spatial.whatif import walk_with_doors_added


def what_if(baseline: Assessment, community: Community) -> Assessment:
    """The assessment of `community`, equal to `data.assess.assess` of it.

    `community` is the baseline's with interventions (`features.options.effects`): the homes are the same. A
    category whose facilities only grew is searched from the new ones; one that lost or moved some is measured
    again; new, blocked or freed paths measure everything again, and so does a shape that is heavy. Raises the
    errors of `assess_in_time`.
    """
    if community.residences is not baseline.community.residences:
        raise ValueError("a what-if keeps the baseline's residences")
    catalogue = baseline.catalogue
    if heaviest_shape(community) is not None:
        return assess_in_time(community, catalogue)
    network, homes = _paths(baseline, community, catalogue)
    ground, easy = _ground(baseline, community), _easy(baseline, community, network)
    place = WalkableCommunity(community, catalogue, ground, network, homes, easy)
    if network is not baseline.network:
        return assemble_assessment(place, place.walks())
    was = _rows_in(baseline.community, community)
    walks = [_walk(baseline, place, column, was) for column in range(len(baseline.categories))]
    return assemble_assessment(place, walks, baseline.spaces.walked)


def _ground(baseline: Assessment, community: Community) -> UsableGround:
    """The baseline's usable ground, unless a space, a facility or an encroachment came, went or changed."""
    layers = ("public_spaces", "facilities", "encroachments")
    if all(community.layer(name) is baseline.community.layer(name) for name in layers):
        return baseline.ground
    return usable_ground(community, baseline.catalogue)


def _easy(baseline: Assessment, community: Community, network: WalkingNetwork) -> EasyPaths:
    """The baseline's easy paths, unless paths changed or an obstacle came or went."""
    same = baseline.community
    is_same = network is baseline.network and community.paths is same.paths
    if is_same and community.encroachments is same.encroachments:
        return baseline.easy
    return easy_paths(community, baseline.catalogue, network)


def _paths(baseline: Assessment, community: Community, catalogue: Catalogue) -> tuple[WalkingNetwork, Places]:
    """The baseline's network and homes, unless paths changed or an obstacle came or went."""
    same = baseline.community
    if community.paths is same.paths and community.encroachments is same.encroachments:
        return baseline.network, baseline.homes
    lines, rows = passable_lines(community, catalogue)
    before, _ = passable_lines(baseline.community, catalogue)
    if _same_shapes(lines, before):
        return baseline.network, baseline.homes
    built = build_network(lines)
    network = WalkingNetwork(built.node_xy, built.edge_nodes, built.edge_line, rows[built.edge_path])
    return network, join(network, home_points(community), baseline.off_network)


def _same_shapes(one: Geometries, other: Geometries) -> bool:
    return len(one) == len(other) and bool(
        (one == other).all() if one is other else shapely.equals_identical(one, other).all()
    )


def _rows_in(baseline: Community, community: Community) -> Ints:
    """(F,) for each facility of `community` its row in the baseline, -1 where it is new or has moved."""
    if community.facilities is baseline.facilities:
        return np.arange(len(baseline.facilities))
    row_of = {name: row for row, name in enumerate(_names(baseline))}
    return np.array([row_of.get(name, -1) for name in _names(community)], dtype=np.intp)


def _names(community: Community) -> list[tuple[str, bytes]]:
    """What makes a facility the same one as before: its id and its shape."""
    facilities = community.facilities
    return list(zip(facilities["id"], shapely.to_wkb(facilities.geometry.to_numpy()), strict=True))


def _walk(baseline: Assessment, place: WalkableCommunity, column: int, was: Ints) -> Walk:
    """The walk to one category over the baseline's paths. was: see `_rows_in`."""
    category = baseline.categories[column]
    before, now = baseline.usable_facilities[category], place.usable_facilities[category]
    is_kept = np.isin(was[now], before)
    if is_kept.sum() < len(before):
        return place.walk_to(now)
    kept = _walk_of_baseline(baseline, column, was)
    if is_kept.all():
        return kept
    doors = place.facility_doors(now[~is_kept])
    return walk_with_doors_added(place.network, place.homes, kept, doors, place.off_network)


def _walk_of_baseline(baseline: Assessment, column: int, was: Ints) -> Walk:
    """The baseline's walk, with the facilities numbered as they are now."""
    renumbered = np.full(len(baseline.community.facilities) + 1, -1, dtype=np.intp)
    is_old = was >= 0
    renumbered[was[is_old]] = np.flatnonzero(is_old)
    walk = baseline.walk(column)
    return replace(walk, place=renumbered[walk.place])
