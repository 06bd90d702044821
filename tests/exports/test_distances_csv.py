"""The distances file: its form, and every walk of the sample measured again without our code."""

from __future__ import annotations

import csv
from math import hypot
from pathlib import Path

import networkx as nx
import pytest
import shapely

from exports.distances_csv import write_distances
from tests.data.sample_scored import sample
from tests.data.towns import (
    HOMES,
    PEOPLE,
    REACHED,
    WALKS_M,
    assess_town,
    nowhere,
    town,
    with_cell,
    with_layers,
)
from tests.exports.walks_again import THERE, TO_METRES, Town, features, metres, spot_m

HEADER = "residence,lon,lat,elder,adult,child,category,facility,facility_lon,facility_lat,distance_m,how"
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[Row]:
    return read_back(tmp_path_factory.mktemp("csv") / "walks.csv", sample())


def read_back(file: Path, assessment: object) -> list[Row]:
    write_distances(assessment, file)  # type: ignore[arg-type]
    with file.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def home(row: Row) -> tuple[float, float]:
    return spot_m(float(row["lon"]), float(row["lat"]))


def door(row: Row) -> tuple[float, float]:
    return spot_m(float(row["facility_lon"]), float(row["facility_lat"]))


def door_name(row: Row) -> str:
    return f"door {row['facility_lon']} {row['facility_lat']}"


@pytest.fixture(scope="module")
def again(rows: list[Row]) -> Town:
    """The sample's homes, the doors that our walks end at, and every door that could have been walked to."""
    places = {f"home {row['residence']}": home(row) for row in rows}
    places |= {door_name(row): door(row) for row in rows if row["facility"]}
    places |= {f"could {category} {n}": spot for category, n, spot in usable_doors()}
    return Town(places)


def usable_doors() -> list[tuple[str, str, tuple[float, float]]]:
    """(category, name, spot) of the doors that the files name: points, and entrances of areas."""
    closed = {
        f["properties"]["id"] for f in features("public_spaces") if out_of_use(f["properties"]["condition"])
    }
    found = []
    for feature in features("facilities"):
        facts = feature["properties"]
        if out_of_use(facts["condition"]) or facts["space"] in closed:
            continue
        doors = [feature] if feature["geometry"]["type"] == "Point" else entrances(facts["id"])
        spots = [spot_m(*one["geometry"]["coordinates"]) for one in doors]
        found += [(facts["category"], f"{facts['id']}/{n}", spot) for n, spot in enumerate(spots)]
    return found


def out_of_use(condition: str) -> bool:
    return condition in ("broken", "idle")


def entrances(of: str) -> list[dict[str, dict[str, list[float]]]]:
    return [feature for feature in features("entrances") if feature["properties"]["of"] == of]


def test_the_header_is_exactly_this(tmp_path: Path) -> None:
    for assessment in (sample(), assess_town(town()), assess_town(nowhere())):
        write_distances(assessment, tmp_path / "walks.csv")
        assert (tmp_path / "walks.csv").read_text("utf-8").split("\n")[0] == HEADER


def test_a_row_for_each_residence_and_category(rows: list[Row]) -> None:
    homes = [f["properties"]["id"] for f in features("residences")]
    assert len(rows) == len(homes) * 10
    assert {(row["residence"], row["category"]) for row in rows} == {
        (key, category) for key in homes for category in sample().categories
    }
    people = {f["properties"]["id"]: f["properties"] for f in features("residences")}
    for row in rows:
        assert [float(row[g]) for g in PEOPLE] == [people[row["residence"]][g] for g in PEOPLE]


def test_a_residence_stands_in_its_footprint(rows: list[Row]) -> None:
    ground = {f["properties"]["id"]: metres(f["geometry"]) for f in features("residences")}
    assert all(ground[row["residence"]].distance(shapely.Point(home(row))) < 1e-3 for row in rows)


def test_walks_along_paths_agree_with_networkx(rows: list[Row], again: Town) -> None:
    walked = [row for row in rows if row["how"] == "network"]
    assert len(walked) > 1000
    _ = again.graph
    walks = {name: again.walks_from(name) for name in {door_name(row) for row in walked}}
    for row in walked:
        expected = walks[door_name(row)][f"home {row['residence']}"]
        assert float(row["distance_m"]) == pytest.approx(expected, abs=1e-3), row


def test_no_other_door_of_the_category_is_nearer(rows: list[Row], again: Town) -> None:
    _ = again.graph
    nearest: dict[tuple[str, str], float] = {}
    for category, name, _spot in usable_doors():
        for place, walk in again.walks_from(f"could {category} {name}").items():
            key = (place.removeprefix("home "), category)
            nearest[key] = min(walk, nearest.get(key, walk))
    walked = [row for row in rows if row["how"] == "network"]
    exact = 0
    for row in walked:
        best = nearest.get((row["residence"], row["category"]), float("inf"))
        assert float(row["distance_m"]) <= best + 1e-3, row
        exact += abs(float(row["distance_m"]) - best) < 1e-3
    # Areas without a named entrance are entered where paths meet them, so they may be nearer than these.
    assert exact > 0.8 * len(walked)


def test_straight_lines_are_straight_times_the_factor_and_only_far_from_paths(
    rows: list[Row], again: Town
) -> None:
    straight = [row for row in rows if row["how"] == "straight-line"]
    assert straight
    for row in straight:
        (x, y), (door_x, door_y) = home(row), door(row)
        assert float(row["distance_m"]) == pytest.approx(1.3 * hypot(x - door_x, y - door_y), abs=1e-3)
        assert max(again.nearest_segment(home(row))[2], again.nearest_segment(door(row))[2]) > 100
    for row in rows:
        if row["how"] == "network":
            assert max(again.nearest_segment(home(row))[2], again.nearest_segment(door(row))[2]) <= 100


def test_what_is_unreachable_lies_on_another_part_of_the_paths(rows: list[Row], again: Town) -> None:
    cut_off = [row for row in rows if row["how"] == "unreachable"]
    assert cut_off
    part = {place: n for n, some in enumerate(nx.connected_components(again.graph)) for place in some}
    doors: dict[str, set[int]] = {}
    for category, name, _spot in usable_doors():
        doors.setdefault(category, set()).add(part[f"could {category} {name}"])
    for row in cut_off:
        assert part[f"home {row['residence']}"] not in doors[row["category"]]
        assert [row[c] for c in ("facility", "facility_lon", "facility_lat", "distance_m")] == [""] * 4


def test_the_facility_is_one_of_the_category_in_order_and_the_door_is_its_own(rows: list[Row]) -> None:
    known = {f["properties"]["id"]: f for f in features("facilities")}
    for row in rows:
        if row["facility"]:
            facility = known[row["facility"]]
            assert facility["properties"]["category"] == row["category"]
            assert not out_of_use(facility["properties"]["condition"])
            assert metres(facility["geometry"]).distance(shapely.Point(door(row))) < 1.0


def test_sheds_block_walks_of_the_sample(rows: list[Row], again: Town) -> None:
    """Otherwise the agreement above would say nothing of the blocking cut."""
    sheds = [f for f in features("encroachments") if f["properties"]["category"] == "illegal_building"]
    standing = [metres(f["geometry"]) for f in sheds if f["properties"]["status"] in THERE]
    paths = shapely.union_all([metres(f["geometry"]) for f in features("paths")])
    today = shapely.union_all([shapely.LineString(segment) for segment in again.segments])
    cut_m = sum(paths.intersection(shed).length for shed in standing)
    assert cut_m > 1
    assert today.length == pytest.approx(paths.length - cut_m, abs=0.5)


def test_the_toy_by_hand(tmp_path: Path) -> None:
    rows = read_back(tmp_path / "toy.csv", assess_town(town()))
    assert [row["residence"] for row in rows[::10]] == list(HOMES)
    for category in REACHED:
        for row, walk in zip((r for r in rows if r["category"] == category), WALKS_M[category], strict=True):
            if walk == float("inf"):
                assert (row["distance_m"], row["facility"], row["how"]) == ("", "", "unreachable")
            else:
                assert float(row["distance_m"]) == pytest.approx(walk, abs=1e-4)
    care = next(row for row in rows if row["category"] == "care_health")
    x, y = TO_METRES.transform(float(care["facility_lon"]), float(care["facility_lat"]))
    assert (x - 408_600, y - 2_686_000) == pytest.approx((220, 10), abs=1e-3)
    assert not any(word in row.values() for row in rows for word in ("nan", "inf", "NaN"))


def test_ids_from_people_are_no_formulas(tmp_path: Path) -> None:
    homes = with_cell(town().residences, "R1", "id", "=HYPERLINK(1)")
    seats = with_cell(town().facilities, "F1", "id", '@x,"y"\x07')
    rows = read_back(
        tmp_path / "toy.csv", assess_town(with_layers(town(), residences=homes, facilities=seats))
    )
    assert rows[0]["residence"] == "'=HYPERLINK(1)"
    assert next(r for r in rows if r["category"] == "rest_and_access")["facility"] == '\'@x,"y"\ufffd'
