"""Storeys as people write them in OpenStreetMap: none, half, below ground, over a passage."""

from __future__ import annotations

from pathlib import Path

from tests.data.importers.test_osm_recipe import LAT, LON, house, read

STOREYS = {
    "0": None,
    "00": None,
    "-1": None,
    "−2": None,
    "-2 - -1": None,
    "0.5": 1,
    "0,5": 1,
    "0;1": 1,
    "-1-5": 5,
    "1.5": 2,
    "5-6": 5,
    "6层": 6,
    "nonsense": 6,
    "999": 6,
}
"""building:levels → storeys; None: no home."""


def test_storeys_that_are_none_or_odd(tmp_path: Path) -> None:
    houses = [
        house(
            10 * row + 1, LAT + 0.001 * row, LON, row + 1, building="apartments", **{"building:levels": text}
        )
        for row, text in enumerate(STOREYS)
    ]
    town = read(tmp_path, *houses)
    found = town.residences.set_index("id")["storeys"].to_dict()
    expected = {f"w{row + 1}": count for row, count in enumerate(STOREYS.values()) if count is not None}
    assert found == expected
    assert {"w1", "w2", "w3", "w4", "w5"} <= set(town.basemap[town.basemap["kind"] == "building"]["id"])
    (note,) = (note for note in town.assumptions if note.key == "no_storeys")
    assert note.text.text("en").startswith("5 buildings")


def test_storeys_under_a_roof_above_a_passage_and_below_ground(tmp_path: Path) -> None:
    given: list[dict[str, str]] = [
        {"building:levels": "0", "roof:levels": "2"},
        {"building:levels": "6", "building:min_level": "2"},
        {"building:levels": "6", "building:min_level": "7"},  # a slip
        {"height": "18", "min_height": "6"},
        {"location": "underground"},
        {"building:levels": "0", "height": "18"},
    ]
    houses = [
        house(10 * row + 1, LAT + 0.001 * row, LON, row + 1, building="yes", **tags)
        for row, tags in enumerate(given)
    ]
    found = read(tmp_path, *houses).residences.set_index("id")["storeys"].to_dict()
    assert found == {"w1": 2, "w2": 4, "w3": 6, "w4": 4}
