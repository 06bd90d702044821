"""The walking network of the sample, with its faults."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import networkx as nx
import numpy as np
import shapely
from shapely import Point, STRtree

Raw = Callable[[str], dict[str, Any]]
Metric = Callable[[str], gpd.GeoDataFrame]


def test_the_network_has_at_least_350_nodes_that_are_no_mere_bends(network: nx.Graph) -> None:
    degrees = Counter(node for edge in network.edges for node in edge)
    assert sum(degree != 2 for degree in degrees.values()) >= 350


def test_paths_meet_only_at_shared_end_points(raw: Raw, folder: Path) -> None:
    lines = np.array(gpd.read_file(folder / "paths.geojson").geometry)
    for i, j in zip(*STRtree(lines).query(lines, predicate="intersects"), strict=True):
        if i < j:
            ends = {lines[i].coords[0], lines[i].coords[-1]} & {lines[j].coords[0], lines[j].coords[-1]}
            meeting = {p.coords[0] for p in shapely.get_parts(lines[i].intersection(lines[j]))}
            assert meeting <= ends, (raw("paths")["features"][i]["properties"], meeting)


def test_paths_are_curved_and_of_every_kind_and_believable_width(metric: Metric) -> None:
    paths = metric("paths")
    assert set(paths.kind) == {"road", "lane", "footway", "steps", "crossing"}
    straight = paths.geometry.apply(lambda line: Point(line.coords[0]).distance(Point(line.coords[-1])))
    long = paths.length > 25
    assert (straight[long] < 0.999 * paths.length[long]).mean() > 0.5
    assert paths.width_m.between(1.0, 25.0).all()
    assert ((paths.kind == "lane") & (paths.width_m <= 1.5)).sum() >= 20
    assert not paths.step_free[paths.kind == "steps"].any()
    assert paths.step_free.mean() > 0.7


def test_one_part_of_the_network_is_cut_off_and_two_homes_depend_on_it(
    metric: Metric, network: nx.Graph
) -> None:
    main, *rest = sorted(nx.connected_components(network), key=len, reverse=True)
    assert len(rest) == 1
    assert len(rest[0]) <= 4
    island_ids = {data["id"] for *_, data in network.subgraph(rest[0]).edges(data=True)}
    paths = metric("paths").set_index("id")
    island = paths.loc[sorted(island_ids)].geometry.union_all()
    others = paths.drop(index=island_ids).geometry.union_all()
    homes = metric("residences").geometry
    assert 1 <= (homes.distance(island) < homes.distance(others)).sum() <= 3
    assert len(main) > 350


def test_three_ends_stop_just_short_of_a_way(raw: Raw, metric: Metric, network: nx.Graph) -> None:
    paths = metric("paths")
    degrees = Counter(node for edge in network.edges for node in edge)
    loose = []
    for feature, line in zip(raw("paths")["features"], paths.geometry, strict=True):
        spots = feature["geometry"]["coordinates"]
        for end, spot in ((0, spots[0]), (-1, spots[-1])):
            if degrees[tuple(spot)] == 1:
                others = paths.geometry[paths.geometry.distance(line) > 0.005]
                gap = others.distance(Point(line.coords[end])).min()
                if gap < 3:
                    loose.append(gap)
    assert 2 <= len(loose) <= 5
    assert all(0.5 <= gap <= 3 for gap in loose)


def test_there_are_dead_ends(network: nx.Graph) -> None:
    assert sum(degree == 1 for _, degree in network.degree) >= 30


def test_exactly_one_home_is_more_than_100_m_from_any_path(metric: Metric) -> None:
    ways = metric("paths").geometry.union_all()
    assert (metric("residences").distance(ways) > 100).sum() == 1
