"""Real extracts, against independent readings: the bare XML, and OSMnx with its own definition of walking."""

from __future__ import annotations

import re
import warnings
import xml.etree.ElementTree as ET
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from data.catalogue import load_catalogue
from data.importers.osm import read_osm
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community
from spatial.network import build_network
from tests.data.importers.osm_text import EXTRACTS, PBF, shared

FACILITY_KEYS = ("amenity", "leisure", "shop", "healthcare", "landuse", "sport", "highway", "playground")


@cache
def community(path: Path) -> Community:
    return read_osm(path, load_catalogue())


@cache
def elements(path: Path) -> dict[str, tuple[dict[str, str], list[str]]]:
    """ "n1", "w2", "r3" → (tags, node references) of everything in the XML."""
    found = {}
    for element in ET.parse(path).getroot():
        if element.tag in ("node", "way", "relation"):
            given = {tag.get("k", ""): tag.get("v", "") for tag in element.findall("tag")}
            references = [nd.get("ref", "") for nd in element.findall("nd")]
            found[element.tag[0] + element.get("id", "")] = (given, references)
    return found


@cache
def osmnx_walks() -> list[tuple[str, bool, str]]:
    """OSMnx's Overpass filter as (key, must be there, pattern that must not be found)."""
    overpass = pytest.importorskip("osmnx._overpass")
    clauses = re.findall(r'\["([^"]+)"(!~"([^"]*)")?\]', overpass._get_network_filter("walk"))
    return [(key, not unwanted, pattern) for key, unwanted, pattern in clauses]


def osmnx_would_walk(given: dict[str, str]) -> bool:
    for key, needed, pattern in osmnx_walks():
        if needed and key not in given:
            return False
        if pattern and re.search(pattern, given.get(key, "\0")):
            return False
    return True


def lines_of(path: Path, walked_only: bool = True) -> dict[str, dict[str, str]]:
    ways = {id_: given for id_, (given, nodes) in elements(path).items() if id_[0] == "w" and len(nodes) > 1}
    return {id_: given for id_, given in ways.items() if not walked_only or osmnx_would_walk(given)}


@pytest.mark.parametrize("name", EXTRACTS)
def test_every_path_that_osmnx_walks_is_walked_and_each_deviation_has_its_reason(name: str) -> None:
    path = shared(name)
    theirs = lines_of(path)
    ours = {id_.split(".")[0] for id_ in community(path).paths["id"]}
    for missing in set(theirs) - ours:
        given = theirs[missing]
        assert given.get("access") == "no" or given.get("motorroad") == "yes", (missing, given)
    for extra in ours - set(theirs):
        given = elements(path)[extra][0]
        opened = given["highway"] == "cycleway" and given.get("foot") in ("yes", "designated", "permissive")
        assert opened or given.get("area") == "yes" or extra[0] == "r", (extra, given)


@pytest.mark.parametrize("name", EXTRACTS)
def test_the_walking_network_is_as_long_as_osmnx_says(name: str) -> None:
    osmnx = pytest.importorskip("osmnx")
    path = shared(name)
    keys = {key for key, _, _ in osmnx_walks()}
    osmnx.settings.useful_tags_way = sorted({*osmnx.settings.useful_tags_way, *keys})
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        graph = osmnx.graph_from_xml(path, bidirectional=True, retain_all=True, simplify=False)
    theirs = lines_of(path)
    pieces = {
        (data["osmid"], min(u, v), max(u, v)): data["length"]
        for u, v, data in graph.edges(data=True)
        if f"w{data['osmid']}" in theirs
    }
    ours = community(path).paths
    way = ours["id"].str.split(".").str[0]  # a way that a gate closes is in pieces
    both = ours[way.isin(set(theirs))]
    dropped = set(theirs) - set(way)
    of_both = sum(length for (way, _, _), length in pieces.items() if f"w{way}" not in dropped)
    # OSMnx measures on a sphere, which is up to 0.3 % off the ellipsoid.
    assert both.length.sum() == pytest.approx(of_both, rel=0.005)
    assert both.length.sum() == pytest.approx(sum(pieces.values()), rel=0.01)


@pytest.mark.parametrize("name", EXTRACTS)
def test_paths_meet_at_the_nodes_that_the_xml_shares(name: str) -> None:
    """Ends of edges: nodes that two walked ways name, or one names twice, or that end a way."""
    path = shared(name)
    ours = community(path).paths
    plain = ours[ours["id"].str.match(r"w\d+$")]
    count: dict[str, int] = {}
    ends = set()
    for id_ in plain["id"]:
        nodes = [n for n in elements(path)[id_][1] if f"n{n}" in elements(path)]
        for number in nodes:
            count[number] = count.get(number, 0) + 1
        ends |= {nodes[0], nodes[-1]}
    expected = len(ends | {number for number, uses in count.items() if uses > 1})
    network = build_network(plain.geometry.to_numpy())
    # Two nodes mapped on the very same spot count as one.
    assert len(network.node_xy) == pytest.approx(expected, rel=0.002)


@pytest.mark.parametrize("name", EXTRACTS)
def test_facilities_are_those_of_the_xml(name: str) -> None:
    path, catalogue = shared(name), load_catalogue()
    kinds = catalogue.facility_categories.values()
    rules = [(rule.key, rule.values) for one in kinds for rule in (*one.osm, *one.osm_higher)]
    expected = set()
    for id_, (given, nodes) in elements(path).items():
        fits = any(key in given and (given[key] in values or "*" in values) for key, values in rules)
        area = id_[0] == "w" and len(nodes) > 3 and nodes[0] == nodes[-1]
        if fits and (id_[0] == "n" or area) and given.get("access") not in ("no", "private"):
            expected.add(id_)
    found = community(path).facilities
    ours = set(found["id"])
    assert {id_ for id_ in ours if id_[0] in "nw"} <= expected
    repeated = expected - ours  # a node inside an area of its kind
    assert all(id_[0] == "n" for id_ in repeated)
    assert len(repeated) <= 0.05 * max(1, len(expected)) + 1


@pytest.mark.parametrize("name", EXTRACTS)
def test_buildings_that_say_they_are_homes_are_homes(name: str) -> None:
    path = shared(name)
    say_so = {
        id_
        for id_, (given, nodes) in elements(path).items()
        if id_[0] == "w"
        and given.get("building") in ("residential", "apartments", "house", "dormitory")
        and nodes[0] == nodes[-1]
    }
    ours = set(community(path).residences["id"])
    drawn = community(path).basemap.set_index("id")
    assert all(id_ in drawn.index for id_ in say_so - ours)  # too small, or inside another
    assert len(say_so - ours) <= 3
    for id_ in ours - say_so:
        assert elements(path)[id_][0].get("building") in ("yes", "detached", "terrace", "bungalow")


@pytest.mark.parametrize(("name", "epsg"), [*zip(EXTRACTS, (4548, 4550, 4547), strict=True), (PBF, 32635)])
def test_the_layers_are_sound_and_metric(name: str, epsg: int) -> None:
    """Zones by hand: 116.3° is nearest to 117° E, 114.2° to 114°, 121.50° just to 123°; Finland: UTM 35."""
    town = community(shared(name))
    assert town.crs.to_epsg() == epsg
    validate_layers({layer: town.layer(layer) for layer in SCHEMAS}, load_catalogue())
    for layer in SCHEMAS:
        assert town.layer(layer).crs == town.crs
        assert np.isfinite(town.layer(layer).total_bounds).all() or not len(town.layer(layer))


def test_extracts_without_homes_still_open() -> None:
    town = community(shared("cn_shanghai_fengxian.osm"))
    ways = town.paths["id"].str.split(".").str[0]
    assert ways.nunique() == 102
    assert ways[ways.duplicated()].tolist() == ["w875056691"]  # its gate is locked, foot=no
    keys = {note.key for note in town.warnings}
    assert {"no_residences", "no_facilities", "no_public_spaces", "no_grids"} <= keys
    assert "no_paths" not in keys


def test_counts_of_the_pbf() -> None:
    """Against the tags of its 2 653 ways, counted by walking its protobuf fields with no OSM library at all.

    The extract is cut so that some ways have lost their nodes; those cannot come in.
    """
    town = community(shared(PBF))
    kinds = town.paths["kind"].value_counts()
    roads = 124 + 20 + 14 + 1  # residential, tertiary, secondary, unclassified
    lanes = 40 + 3 + 1  # service (one of them private), track, living_street
    footways, cycleways = 30 + 13, 81
    assert 0.95 * roads <= kinds["road"] <= roads
    assert 0.85 * lanes <= kinds["lane"] <= lanes - 1
    assert 0.9 * footways <= kinds["footway"] + kinds.get("crossing", 0) <= footways + cycleways
    say_so, unspecified = 1157 + 10 + 2 + 1, 988  # residential, terrace, apartments, house; yes
    assert 0.95 * say_so <= len(town.residences) <= say_so + unspecified


@pytest.mark.parametrize("name", EXTRACTS)
def test_hospitals_town_halls_and_libraries_are_no_stations(name: str) -> None:
    higher = {"hospital", "townhall", "library", "arts_centre"}
    given = {id_: tags for id_, (tags, _) in elements(shared(name)).items()}
    found = community(shared(name)).facilities
    plain = [(id_, level) for id_, level in zip(found["id"], found["level"], strict=True) if id_ in given]
    for id_, level in plain:
        if given[id_].get("amenity") in higher and "community_centre" not in given[id_]:
            assert level == "higher" or given[id_].get("healthcare", "hospital") != "hospital"
        else:
            assert level == "" or given[id_].get("healthcare") == "hospital"
