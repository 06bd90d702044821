"""Nodes, ways and areas as an extract has them: joined by number, named where a part is missing."""

from __future__ import annotations

import json
import math
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import shapely

from data.importers import errors, osm_pbf
from data.importers.limits import DEFAULT_LIMITS
from data.importers.osm import read_osm
from data.importers.osm_elements import OsmElements
from data.importers.osm_incomplete import incomplete_areas
from data.importers.osm_pbf import read_pbf
from data.importers.osm_process import _environment, read_extract
from data.importers.osm_stacked import stacked_nodes
from data.importers.osm_xml import read_xml
from data.repair.nearly_meeting_paths import find as nearly_meeting
from spatial.network import build_network
from tests.data.importers.osm_text import EXTRACTS, PBF, node, osm, shared, small_catalogue, way
from tests.data.importers.osm_towns import KINDS, Town, block, park, shipped, stacked_town, texts, walk_m
from tests.data.importers.test_osm_extracts import elements
from tests.rings import in_rings

both_kinds = pytest.mark.parametrize("kind", KINDS)


@both_kinds
def test_ways_join_by_the_number_of_their_node(tmp_path: Path, kind: str) -> None:
    town = stacked_town()
    community = town.read(tmp_path, kind)
    over_the_bridge = 15 + 190 + 100 + 100 + 200 + 200 + 2
    assert walk_m(community) == pytest.approx(over_the_bridge, abs=0.5)
    assert "1 nodes" in texts(community)["stacked_paths"]
    town.way(2, [4, 2, 6], highway="footway", bridge="yes", layer="1")
    joined = town.read(tmp_path, kind)
    assert walk_m(joined) == pytest.approx(15 + 90 + 100 + 2, abs=0.5)
    assert "stacked_paths" not in texts(joined)


@both_kinds
def test_three_levels_and_a_spiral(tmp_path: Path, kind: str) -> None:
    """Three ways over one another, and a ramp whose upper turn lies on its lower one."""
    town = Town()
    for level in range(3):
        angle = math.radians(60 * level)
        east, north = 50 * math.cos(angle), 50 * math.sin(angle)
        for number, share in enumerate((-1, 0, 1)):
            town.node(10 * level + number + 1, share * east, share * north)
        town.way(level + 1, [10 * level + 1, 10 * level + 2, 10 * level + 3], highway="footway")
    turn = [(500, 0), (510, 0), (510, 10), (500, 10), (500, 0), (510, 0), (510, 10), (500, 10)]
    for number, (east, north) in enumerate(turn, 100):
        town.node(number, east, north)
    town.way(9, list(range(100, 108)), highway="footway")
    network = build_network(town.read(tmp_path, kind).paths.geometry.to_numpy())
    assert sorted(np.bincount(network.node_part)) == [2, 2, 2, 2]  # four lines, each with its two ends
    assert sorted(network.edge_length_m) == pytest.approx([70, 100, 100, 100], abs=0.2)


def test_the_bridge_stays_apart_in_coordinates_rounded_as_files_round_them(tmp_path: Path) -> None:
    paths = stacked_town().read(tmp_path, "osm").paths
    degrees = paths.to_crs(4326).geometry.to_numpy()
    for decimals in (7, 8, 9):  # 7: RFC 7946 and the page for the browser
        rounded = shapely.transform(degrees, lambda xy, n=decimals: np.round(xy, n))
        back = paths.set_geometry(rounded, crs=4326).to_crs(paths.crs)
        network = build_network(back.geometry.to_numpy())
        assert len(network) == len(build_network(paths.geometry.to_numpy())) == 3
    shift = shapely.hausdorff_distance(
        paths.geometry.iloc[1], shapely.LineString(paths.geometry.iloc[1].coords[::2])
    )
    assert shift < 0.05


def test_a_doubled_node_at_an_end_is_a_place_to_check(tmp_path: Path) -> None:
    """Two nodes where a mapper meant one: not joined, as OSM has it, and offered as a repair."""
    town = Town()
    for id_, (east, north) in enumerate([(0, 0), (100, 0), (200, 0), (100, 0), (100, 80)], 1):
        town.node(id_, east, north)
    town.way(1, [1, 2, 3], highway="residential")
    town.way(2, [4, 5], highway="footway")
    paths = town.read(tmp_path, "osm").paths
    assert len(set(build_network(paths.geometry.to_numpy()).node_part)) == 2
    (problem,) = nearly_meeting({"paths": paths}, shipped())
    assert problem.ids == ("w2",)


@both_kinds
def test_what_is_not_stacked_stays_where_it_is(tmp_path: Path, kind: str) -> None:
    """Doubled corners of buildings, and nodes of a way that is no highway, move nothing."""
    town = stacked_town()
    del town.ways[2], town.ways[3]
    town.block(5, 20, 5, 20, building="apartments")  # shares two places with the first, and no node
    town.way(6, [4, 5, 6], power="line")
    community = town.read(tmp_path, kind)
    assert "stacked_paths" not in texts(community)
    assert community.residences.geometry.iloc[0].touches(community.residences.geometry.iloc[1])


# -------------------------------------------------------------------------------- reading the XML


def read(folder: Path, text: str) -> list[str]:
    file = folder / "town.osm"
    file.write_text(text, "utf-8")
    return read_osm(file, small_catalogue()).paths["id"].tolist()


_NODES = node(1, 24, 117) + node(2, 24.001, 117)
_WAY = way(7, [1, 2], highway="footway")
_BOXED = _WAY.replace("<nd", '<bounds minlat="0" minlon="0" maxlat="1" maxlon="1"/><nd', 1)


def noted(note: str) -> str:
    return way(7, [1, 2], highway="footway", note=note)


READABLE = {
    "greater-than in an attribute": osm(_NODES.replace("<node ", '<node user="a>b" '), _WAY),
    "coordinates in a text": osm(
        _NODES, way(7, [1, 2], highway="footway", note="was at lat='200' lon=\"999\"")
    ),
    "an element in a comment": osm(_NODES, "<!-- <node id='x' lat='200' lon='0'> <way> -->", _WAY),
    "an element in a CDATA section": osm(_NODES, "<![CDATA[<node id='9' lat='200' lon='0'/>]]>", _WAY),
    "a document type in a comment": osm("<!-- <!DOCTYPE osm> <!ENTITY a 'b'> -->", _NODES, _WAY),
    "an entity in a text": osm(_NODES, noted("<!ENTITY x 'y'>")),
    "breaks and blanks in tags": osm(_NODES, _WAY)
    .replace(" lat=", "\n\tlat = ")
    .replace(" ref=", "\nref\n=\n"),
    "single quotes, turned order": osm(
        "<node lon='117' version='1' id='1' lat='24'/><node visible='true' lat='24.001' lon='117' id='2'/>",
        _WAY,
    ),
    "deleted in a text": osm(
        _NODES, way(7, [1, 2], highway="footway", note=" action='delete' visible='false'")
    ),
    "a deleted node beyond the globe": osm(
        _NODES, node(3, 999, 999).replace("<node ", "<node action='delete' "), _WAY
    ),
    "a node without a place": osm(_NODES, '<node id="3" version="4"/>', _WAY),
    "places inside ways": osm(_NODES, _WAY.replace('ref="1"', 'ref="1" lat="24.0" lon="117.0"')),
    "boxes inside ways": osm(
        _NODES, _WAY.replace("<nd", '<bounds minlat="0" minlon="0" maxlat="1" maxlon="1"/><nd', 1)
    ),
    "a changeset behind": osm(_NODES, _WAY, '<changeset id="1"><tag k="highway" v="no"/></changeset>'),
}


@pytest.mark.parametrize("case", in_rings(READABLE, fast=list(READABLE)[::3]))
def test_xml_is_read_as_xml(tmp_path: Path, case: str) -> None:
    assert read(tmp_path, READABLE[case]) == ["w7"]


def test_boxes_count_where_they_speak_of_the_file(tmp_path: Path) -> None:
    box = '<bounds minlat="23.9" minlon="116.9" maxlat="24.1" maxlon="117.1"/>'
    file = tmp_path / "town.osm"
    file.write_text(osm(box, _NODES, _BOXED), "utf-8")
    assert read_extract(file).tables.bounds == (116.9, 23.9, 117.1, 24.1)


@pytest.mark.parametrize(
    "body",
    [
        _NODES + _WAY.replace('ref="1"', 'ref="one"'),
        _NODES + _WAY.replace('ref="1"', ""),
        _NODES + _WAY.replace('id="7"', f'id="{"9" * 30}"'),
        _NODES.replace('id="1"', 'id="one"') + _WAY,
        _NODES + _WAY.replace('k="highway"', ""),
    ],
)
def test_elements_without_their_numbers_are_refused_in_words(tmp_path: Path, body: str) -> None:
    with pytest.raises(errors.MalformedXml):
        read(tmp_path, osm(body))


# ------------------------------------------------------------- real extracts, against other readers


@pytest.mark.parametrize("name", in_rings(EXTRACTS, fast=EXTRACTS[:1]))
def test_elements_of_real_extracts_are_those_of_the_xml(name: str) -> None:
    path = shared(name)
    found = read_xml(path.read_bytes(), name).elements
    known = elements(path)
    assert {f"n{id_}" for id_ in found.node_ids.tolist()} == {id_ for id_ in known if id_[0] == "n"}
    ways = {f"w{id_}": row for row, id_ in enumerate(found.way_ids.tolist())}
    assert set(ways) == {id_ for id_ in known if id_[0] == "w"}
    for id_, row in ways.items():
        given, nodes = known[id_]
        assert [str(number) for number in found.nodes_of(row)] == nodes
        assert dict(found.way_tags(row)) == given
        assert bool(found.is_highway[row]) is ("highway" in given)


GDAL_LINES = """
import json, sys, pyogrio.raw, shapely
meta, _, wkb, columns = pyogrio.raw.read(sys.argv[1], layer="lines")
ids = columns[meta["fields"].tolist().index("osm_id")]
print(json.dumps({i: shapely.get_coordinates(shapely.from_wkb(w)).tolist() for i, w in zip(ids, wkb)}))
"""


def test_ways_of_a_real_pbf_run_where_gdal_says(tmp_path: Path) -> None:
    path = shared(PBF)
    found, _ = read_pbf(path.read_bytes(), PBF, DEFAULT_LIMITS.unpacked_bytes)
    command = [sys.executable, "-c", GDAL_LINES, str(path)]
    environment = _environment(tmp_path) | {"PYTHONPATH": os.getcwd()}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=True)
    lines = json.loads(done.stdout)
    assert len(found.way_ids) == 2653
    assert len(lines) > 300
    row_of = {id_: row for row, id_ in enumerate(found.way_ids.tolist())}
    for id_, xy in lines.items():
        assert places(found, row_of[int(id_)]) == [tuple(corner) for corner in np.round(np.array(xy) * 1e7)]


def places(found: OsmElements, row: int) -> list[tuple[float, ...]]:
    return [tuple(map(float, place)) for place in found.places_of(found.nodes_of(row))[1]]


def damaged(raw: bytes, draw: random.Random) -> bytes:
    """The bytes with one of them changed, a stretch taken out, or one doubled."""
    at, length = draw.randrange(len(raw)), draw.randrange(1, 9)
    match draw.randrange(3):
        case 0:
            return raw[:at] + bytes([draw.randrange(256)]) + raw[at + 1 :]
        case 1:
            return raw[:at] + raw[at + length :]
        case _:
            return raw[:at] + raw[at : at + length] + raw[at:]


def test_damage_inside_a_file_is_refused_or_read_and_never_breaks_the_reader(tmp_path: Path) -> None:
    """Behind the packing, where no checksum would notice."""
    draw = random.Random(24)
    town = stacked_town()
    town.area(9, [4], **park())
    xml = town.write(tmp_path, "osm").read_bytes()
    packed = town.write(tmp_path, "osm.pbf").read_bytes()
    content = osm_pbf._next_block(packed, osm_pbf._next_block(packed, 0, "a")[2], "a")[1]
    answers = set()
    for _ in range(1000):
        for read_damaged in (
            lambda: read_xml(damaged(xml, draw), "a").elements,
            lambda: read_pbf(block(b"OSMData", damaged(content, draw)), "a", 10**9)[0],
        ):
            try:
                whole = read_damaged()
                stacked_nodes(whole)
                incomplete_areas(whole, ())
                answers.add("read")
            except errors.ImportRefused as refusal:
                answers.add(type(refusal).__name__)
    assert {"read", "DamagedPbf", "MalformedXml"} <= answers
