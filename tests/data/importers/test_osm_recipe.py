"""Small extracts whose communities can be worked out by hand."""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
import pytest
import shapely

from data.importers.osm import read_osm
from data.layer_checks import validate_layers
from data.model import SCHEMAS, Community
from spatial.network import build_network
from tests.data.importers.osm_text import node, osm, relation, small_catalogue, square, way
from tests.rings import in_rings

LAT, LON = 24.0, 117.0  # on the central meridian of EPSG:4548, where its scale is 1
A, E2 = 6378137.0, 0.00669438002290  # GRS 80, on which CGCS2000 rests


def metres_per_degree(lat: float) -> tuple[float, float]:
    """(north, east) from the radii of curvature of the ellipsoid, not from any projection library."""
    sin, cos = math.sin(math.radians(lat)), math.cos(math.radians(lat))
    bend = 1 - E2 * sin**2
    return math.radians(A * (1 - E2) / bend**1.5), math.radians(A * cos / math.sqrt(bend))


def square_m2(side: float, lat: float = LAT) -> float:
    north, east = metres_per_degree(lat + side / 2)
    return side * north * side * east


def read(folder: Path, *elements: str, name: str = "town.osm", **more: float) -> Community:
    file = folder / name
    file.write_text(osm(*elements), "utf-8")
    catalogue = small_catalogue(**more)
    community = read_osm(file, catalogue)
    validate_layers({layer: community.layer(layer) for layer in SCHEMAS}, catalogue)
    return community


def house(first: int, lat: float, lon: float, id_: int, side: float = 2e-4, /, **given: str) -> str:
    nodes, ring = square(first, lat, lon, side)
    return nodes + way(id_, ring, **given)


def notes(community: Community) -> dict[str, float | None]:
    return {note.key: note.people for note in community.assumptions + community.warnings}


def test_people_are_footprint_times_storeys_over_floor_area(tmp_path: Path) -> None:
    town = read(
        tmp_path,
        house(
            1,
            LAT,
            LON,
            1,
            building="apartments",
            **{"building:levels": "8", "name": "一号楼", "name:en": "No. 1"},
        ),
        house(11, LAT + 0.001, LON, 2, building="residential", height="10 m"),
        house(21, LAT + 0.002, LON, 3, building="dormitory"),
    )
    homes = town.residences.set_index("id")
    storeys = {"w1": 8, "w2": 3, "w3": 6}  # stated; 10 m / 3 m; default
    assert homes["storeys"].to_dict() == storeys
    for row, lat in (("w1", LAT), ("w2", LAT + 0.001), ("w3", LAT + 0.002)):
        people = square_m2(2e-4, lat) * storeys[row] / 30
        assert homes.loc[row, "households"] == pytest.approx(people / 2.5, rel=1e-3)
        assert homes.loc[row, ["elder", "adult", "child"]].tolist() == pytest.approx(
            [0.2 * people, 0.6 * people, 0.2 * people], rel=1e-3
        )
    assert homes["estimated"].all()
    assert homes.loc["w1", ["name_zh", "name_en"]].tolist() == ["一号楼", "No. 1"]
    everybody = homes[["elder", "adult", "child"]].to_numpy().sum()
    texts = notes(town)
    assert texts["population_estimated"] == texts["age_split_default"] == pytest.approx(everybody)
    assert texts["storeys_assumed"] == pytest.approx(square_m2(2e-4, LAT + 0.002) * 6 / 30, rel=1e-3)
    assert "use_guessed" not in texts


def test_houses_have_a_default_of_their_own(tmp_path: Path) -> None:
    elements = house(1, LAT, LON, 1, building="house"), house(11, LAT, LON + 0.001, 2, building="apartments")
    assert read(tmp_path, *elements).residences["storeys"].tolist() == [2, 6]
    assert read(tmp_path, *elements, default_house_storeys=3).residences["storeys"].tolist() == [3, 6]


def test_what_is_a_home(tmp_path: Path) -> None:
    campus, campus_ring = square(100, LAT, LON, 0.01)
    quarter, quarter_ring = square(110, LAT + 0.002, LON + 0.002, 0.004)
    town = read(
        tmp_path,
        campus + way(100, campus_ring, amenity="university"),
        quarter + way(110, quarter_ring, landuse="residential", name="教工区"),
        house(1, LAT + 0.001, LON + 0.001, 1, building="yes"),  # on the campus: no home
        house(11, LAT + 0.003, LON + 0.003, 2, building="yes"),  # in its housing area: a home
        house(21, LAT + 0.008, LON + 0.008, 3, building="dormitory"),  # says so
        house(31, LAT + 0.02, LON, 4, building="yes"),  # nothing around: a home
        house(41, LAT + 0.021, LON, 5, building="yes", shop="supermarket"),
        house(51, LAT + 0.022, LON, 6, building="school"),
        house(61, LAT + 0.023, LON, 7, 3e-5, building="residential"),  # 10 m²: a shed
        house(71, LAT + 0.02, LON, 8, building="residential"),  # drawn over number 4
    )
    assert set(town.residences["id"]) == {"w2", "w3", "w8"}
    assert town.residences.set_index("id")["compound"].to_dict() == {"w2": "w110", "w3": "", "w8": ""}
    assert town.compounds[["id", "name_zh"]].to_numpy().tolist() == [["w110", "教工区"]]
    drawn = town.basemap[town.basemap["kind"] == "building"]["id"]
    assert {"w1", "w5", "w6", "w7"} <= set(drawn)
    assert notes(town)["use_guessed"] == pytest.approx(square_m2(2e-4, LAT + 0.003) * 6 / 30, rel=1e-3)


def test_a_courtyard_is_no_floor(tmp_path: Path) -> None:
    outer, outer_ring = square(1, LAT, LON, 4e-4)
    inner, inner_ring = square(11, LAT + 1e-4, LON + 1e-4, 2e-4)
    town = read(
        tmp_path,
        outer,
        inner,
        way(1, outer_ring),
        way(2, inner_ring),
        relation(7, [1], [2], building="apartments", **{"building:levels": "1"}),
    )
    (home,) = town.residences.to_dict("records")
    assert home["id"] == "r7"
    assert len(home["geometry"].interiors) == 1
    people = (square_m2(4e-4) - square_m2(2e-4)) / 30
    assert home["households"] == pytest.approx(people / 2.5, rel=2e-3)


def test_lines_meet_where_they_share_a_node_and_only_there(tmp_path: Path) -> None:
    """A cross joined at node 5, and a bridge over the north arm that shares nothing with it."""
    town = read(
        tmp_path,
        node(1, LAT - 0.001, LON),
        node(2, LAT + 0.001, LON),
        node(3, LAT, LON - 0.0010007),
        node(4, LAT, LON + 0.0010003),
        node(5, LAT, LON),
        node(6, LAT + 0.0005, LON - 0.001),
        node(7, LAT + 0.0005, LON + 0.001),
        way(1, [1, 5, 2], highway="residential", oneway="yes"),
        way(2, [3, 5, 4], highway="footway"),
        way(3, [6, 7], highway="footway", bridge="yes"),
    )
    lines = town.paths.geometry.to_numpy()
    assert shapely.crosses(lines[2], lines[0])
    network = build_network(lines)
    assert len(network) == 5  # four arms and the bridge
    assert len(set(network.node_part)) == 2
    crossing = [np.asarray(line.coords)[1].tolist() for line in lines[:2]]
    assert crossing[0] == crossing[1]  # the same floats, not nearly
    north, _ = metres_per_degree(LAT)
    assert lines[0].length == pytest.approx(0.002 * north, rel=1e-4)


def test_kinds_widths_and_private_lanes(tmp_path: Path) -> None:
    quarter, ring = square(50, LAT, LON, 0.001)
    ends = [node(n, LAT + 1e-4 * n, LON + 1e-4 * n) for n in range(1, 10)]
    far = [node(n, LAT + 0.01, LON + 0.01 + 1e-4 * n) for n in (20, 21)]
    town = read(
        tmp_path,
        *ends,
        *far,
        quarter,
        way(50, ring, landuse="residential", name="阳光花园"),
        way(1, [1, 2], highway="residential", width="6.5 m"),
        way(2, [2, 3], highway="steps", est_width="2"),
        way(3, [3, 4], highway="footway", footway="crossing"),
        way(4, [4, 5], highway="service", access="private"),  # in the compound: kept
        way(5, [20, 21], highway="service", access="private"),  # elsewhere: left out
        way(6, [5, 6], highway="motorway"),
    )
    rows = town.paths.set_index("id")
    assert rows["kind"].to_dict() == {"w1": "road", "w2": "steps", "w3": "crossing", "w4": "lane"}
    assert rows["step_free"].to_dict() == {"w1": True, "w2": False, "w3": True, "w4": True}
    assert rows["width_m"].dropna().to_dict() == {"w1": 6.5, "w2": 2.0}
    assert "private_paths" in notes(town)
    assert "w6" in set(town.basemap.query("kind == 'road'")["id"])


def test_a_square_joins_the_paths_that_end_at_it(tmp_path: Path) -> None:
    nodes, ring = square(1, LAT, LON, 0.001)
    town = read(
        tmp_path,
        nodes,
        node(11, LAT - 0.001, LON),
        node(12, LAT + 0.002, LON + 0.001),
        way(1, ring, highway="pedestrian", area="yes"),
        way(2, [11, 1], highway="footway"),
        way(3, [12, 3], highway="footway"),
    )
    network = build_network(town.paths.geometry.to_numpy())
    assert set(network.node_part) == {0}


def test_facilities_spaces_and_doors(tmp_path: Path) -> None:
    park, park_ring = square(1, LAT, LON, 0.002)
    pitch, pitch_ring = square(11, LAT + 5e-4, LON + 5e-4, 5e-4)
    town = read(
        tmp_path,
        park.replace('<node id="2" ', '<node id="2" visible="true" ').replace(
            "</node>", '<tag k="barrier" v="gate"/></node>', 1
        ),
        pitch,
        node(30, LAT + 1e-4, LON + 1e-4, leisure="park", name="人民公园"),  # the same park
        node(31, LAT + 2e-4, LON + 2e-4, leisure="park"),  # nameless: the same park
        node(32, LAT + 3e-4, LON + 3e-4, leisure="park", name="袖珍公园"),  # another one
        node(33, LAT + 4e-4, LON + 4e-4, amenity="cafe;pharmacy", capacity="12"),
        node(34, LAT + 4e-4, LON + 4e-4, amenity="pharmacy", access="private"),
        node(35, LAT + 4e-4, LON + 4e-4, healthcare="no"),
        node(36, LAT, LON + 1e-3, barrier="gate"),  # near the outline but no node of it: still on it
        node(37, LAT - 1e-3, LON, barrier="gate"),  # elsewhere
        way(1, park_ring, leisure="park", name="人民公园"),
        way(2, pitch_ring, leisure="pitch", sport="table_tennis"),
    )
    found = town.facilities.set_index("id")
    assert found["category"].to_dict() == {"w1": "green", "n32": "green", "n33": "care"}
    assert found.loc["w1", "geometry"].geom_type == "Polygon"
    assert found.loc["n33", "capacity"] == 12
    assert found["space"].to_dict() == {"w1": "w1", "n32": "w1", "n33": "w1"}
    assert set(found["condition"]) == {"good"}
    spaces = town.public_spaces.set_index("id")
    assert spaces["functions"].to_dict() == {"w1": "garden", "w2": "sports"}
    whole, court = square_m2(0.002), square_m2(5e-4)
    assert spaces.area.to_dict() == pytest.approx({"w1": whole - court, "w2": court}, rel=1e-3)
    assert town.entrances[["id", "of"]].to_numpy().tolist() == [["n1", "w1"], ["n36", "w1"]]


def test_what_is_missing_is_said(tmp_path: Path) -> None:
    town = read(tmp_path, node(1, LAT, LON), node(2, LAT + 0.001, LON), way(1, [1, 2, 3], waterway="river"))
    texts = set(notes(town))
    assert {
        f"no_{layer}" for layer in ("residences", "facilities", "public_spaces", "paths", "grids")
    } <= texts
    assert "missing_nodes" in texts
    for note in town.assumptions + town.warnings:
        assert note.text.text("zh") != note.text.text("en")


def test_homes_near_the_edge_are_told(tmp_path: Path) -> None:
    bounds = f'<bounds minlat="{LAT}" minlon="{LON}" maxlat="{LAT + 0.02}" maxlon="{LON + 0.02}"/>'
    town = read(
        tmp_path,
        bounds,
        house(1, LAT + 0.01, LON + 0.01, 1, building="apartments"),  # 1.1 km inside
        house(11, LAT + 0.001, LON + 0.01, 2, building="apartments"),  # 110 m inside, radius 300 m
    )
    assert notes(town)["cut_at_edge"] == pytest.approx(square_m2(2e-4, LAT + 0.001) * 6 / 30, rel=1e-3)


DISORDERS = {
    "ways before nodes": lambda nodes, lines: [lines, *nodes],
    "nodes upside down": lambda nodes, lines: [*reversed(nodes), lines],
    "nodes twice": lambda nodes, lines: [*nodes, *nodes, lines],
    "a deleted path": lambda nodes, lines: [
        *nodes,
        lines,
        way(9, [1, 3], highway="footway").replace("<way ", '<way action="delete" '),
    ],
    "not uploaded": lambda nodes, lines: [
        text.replace('id="', 'id="-').replace('ref="', 'ref="-') for text in (*nodes, lines)
    ],
}


@pytest.mark.parametrize("disorder", in_rings(DISORDERS, fast=list(DISORDERS)[:2]))
def test_order_does_not_matter(tmp_path: Path, disorder: str) -> None:
    nodes = [node(1, LAT, LON), node(2, LAT + 0.001, LON), node(3, LAT + 0.001, LON + 0.001)]
    lines = way(4, [1, 2, 3], highway="footway") + way(5, [1, 3], highway="steps")
    plain = read(tmp_path, *nodes, lines).paths.geometry.to_numpy()
    mixed = read(tmp_path, *DISORDERS[disorder](nodes, lines)).paths.geometry.to_numpy()
    assert sorted(shapely.to_wkt(mixed, -1)) == sorted(shapely.to_wkt(plain, -1))


def test_names_keys_and_digests(tmp_path: Path) -> None:
    elements = [node(1, LAT, LON), node(2, LAT + 0.001, LON), way(1, [1, 2], highway="footway")]
    town = read(tmp_path, *elements, name="Old Town 1.osm")
    again = read(tmp_path, *elements, name="墟镇社区.osm")
    other = read(tmp_path, *elements, node(3, LAT, LON, amenity="clinic"), name="Old Town 1.osm")
    richer = read(tmp_path, *elements, name="Old Town 1.osm", default_storeys=7.0)
    assert (town.key, town.name.zh) == ("old-town-1", "Old Town 1")
    assert again.key.startswith("osm-")
    assert again.key.isascii()
    assert again.name.zh == "墟镇社区"
    assert town.digest == again.digest
    assert len({town.digest, other.digest, richer.digest}) == 3


def test_text_is_kept_as_written(tmp_path: Path) -> None:
    odd = '<script>{{7*7}}</script> & "公园" \u202e'
    town = read(
        tmp_path,
        house(1, LAT, LON, 1, leisure="park", name=odd),
        node(9, LAT + 1, LON, amenity="clinic", name="长" * 100_000),
    )
    assert town.public_spaces["name_zh"].tolist() == [odd]
    assert town.facilities.set_index("id").loc["n9", "name_zh"] == "长" * 255


def test_progress_rises_to_one(tmp_path: Path) -> None:
    file = tmp_path / "a.osm"
    file.write_text(
        osm(node(1, LAT, LON), node(2, LAT, LON + 0.001), way(1, [1, 2], highway="path")), "utf-8"
    )
    shares: list[float] = []
    read_osm(file, small_catalogue(), lambda share, words: shares.append(share))
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert shares[-1] == 1
