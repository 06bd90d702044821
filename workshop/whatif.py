"""Score a changed community from its baseline, measuring again only what the change touches."""

from __future__ import annotations

import numpy as np
import shapely

from data.assess import Assessment, assembled, facility_doors, home_points, usable_facilities, walk_to
from data.catalogue import Catalogue
from data.model import Community
from data.profile import off_network_of
from data.usable import passable_lines
from spatial.network import Geometries, Ints, WalkingNetwork, build_network
from spatial.walking import Places, Walk, join
from spatial.whatif import walk_with_doors_added


def what_if(baseline: Assessment, community: Community) -> Assessment:
    """The assessment of `community`, equal to `data.assess.assess` of it.

    `community` is the baseline's with interventions (`workshop.effects`): the homes are the same. A category
    whose facilities only grew is searched from the new ones; one that lost or moved some is measured again;
    new, blocked or freed paths measure everything again.
    """
    if community.residences is not baseline.community.residences:
        raise ValueError("a what-if keeps the baseline's residences")
    catalogue = baseline.catalogue
    network, homes = _paths(baseline, community, catalogue)
    before, now = (usable_facilities(place, catalogue) for place in (baseline.community, community))
    walks = [
        _walk(baseline, community, network, homes, category, before[category], now[category])
        for category in catalogue.facility_categories
    ]
    return assembled(community, catalogue, network, homes, walks)


def _paths(baseline: Assessment, community: Community, catalogue: Catalogue) -> tuple[WalkingNetwork, Places]:
    """The baseline's network and homes, unless paths changed or an obstacle came or went."""
    lines, rows = passable_lines(community, catalogue)
    before, _ = passable_lines(baseline.community, catalogue)
    if _same_shapes(lines, before):
        return baseline.network, baseline.homes
    built = build_network(lines)
    network = WalkingNetwork(built.node_xy, built.edge_nodes, built.edge_line, rows[built.edge_path])
    return network, join(network, home_points(community), off_network_of(catalogue))


def _same_shapes(one: Geometries, other: Geometries) -> bool:
    return len(one) == len(other) and bool(
        (one == other).all() if one is other else shapely.equals_identical(one, other).all()
    )


def _walk(
    baseline: Assessment,
    community: Community,
    network: WalkingNetwork,
    homes: Places,
    category: str,
    before: Ints,
    now: Ints,
) -> Walk:
    """before, now: rows of the usable facilities of the category in the two communities."""
    catalogue = baseline.catalogue
    if network is not baseline.network:
        return walk_to(community, catalogue, network, homes, now)
    known = _names(baseline.community, before)
    is_new = np.array([name not in known for name in _names(community, now)], dtype=bool)
    if (~is_new).sum() < len(before):
        return walk_to(community, catalogue, network, homes, now)
    kept = _walk_of_baseline(baseline, community, catalogue, category)
    if not is_new.any():
        return kept
    doors = facility_doors(community, network, now[is_new])
    return walk_with_doors_added(network, homes, kept, doors, off_network_of(catalogue))


def _names(community: Community, rows: Ints) -> list[tuple[str, bytes]]:
    """What makes a facility the same one as before: its id and its shape."""
    facilities = community.facilities.iloc[rows]
    return list(zip(facilities["id"], shapely.to_wkb(facilities.geometry.to_numpy()), strict=True))


def _walk_of_baseline(
    baseline: Assessment, community: Community, catalogue: Catalogue, category: str
) -> Walk:
    """The baseline's walk, with the facilities numbered as in `community`."""
    column = list(catalogue.facility_categories).index(category)
    row_of = {name: row for row, name in enumerate(community.facilities["id"])}
    renumbered = np.array([row_of.get(name, -1) for name in baseline.community.facilities["id"]] + [-1])
    return Walk(
        baseline.distance_m[:, column],
        renumbered[baseline.facility[:, column]].astype(np.intp),
        baseline.door_xy[:, column],
        baseline.how[:, column],
    )
