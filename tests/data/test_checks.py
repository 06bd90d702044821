"""The standards check, by hand on the town."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from pyproj import CRS

from data.assess import assess
from data.catalogue import Catalogue, load_catalogue
from data.checks import Check
from tests.data.towns import CHECKS, assess_town, box, layer, rows_of, town, with_cell, with_layers

FOUND = {(check.clause.key, check.place): check for check in assess_town(town()).checks}


def test_every_clause_is_compared_with_every_place_that_it_is_about() -> None:
    assert set(FOUND) == set(CHECKS)
    assert {key for key, _ in FOUND} == set(load_catalogue().clauses)


@pytest.mark.parametrize("which", CHECKS, ids="-".join)
def test_value_and_verdict(which: tuple[str, str]) -> None:
    value, verdict = CHECKS[which]
    assert FOUND[which].value == pytest.approx(value)
    assert FOUND[which].verdict == verdict


def of(community_changes: dict[str, object], clause: str, place: str = "") -> Check:
    checks = assess_town(with_layers(town(), **community_changes)).checks
    return next(c for c in checks if (c.clause.key, c.place) == (clause, place))


def test_an_idle_space_counts_for_nothing_until_it_is_put_in_order() -> None:
    mended = with_cell(town().public_spaces, "S3", "condition", "good")
    fitness = with_cell(mended, "S3", "functions", "fitness")
    assert of({"public_spaces": fitness}, "outdoor_sports").value == pytest.approx(400 / 95)
    idle = with_cell(fitness, "S3", "condition", "idle")
    assert of({"public_spaces": idle}, "outdoor_sports").value == 0


def test_ground_taken_is_taken_off() -> None:
    cleared = with_cell(with_cell(town().encroachments, "V1", "status", "closed"), "V2", "status", "closed")
    assert of({"encroachments": cleared}, "compound_green_new", "C1").value == pytest.approx(1600 / 45)


def test_a_width_nobody_measured_is_unknown_not_failed() -> None:
    unmeasured = town().paths.assign(width_m=np.nan)
    check = of({"paths": unmeasured}, "accessible_width")
    assert np.isnan(check.value)
    assert check.verdict == "cannot_be_computed"


def test_exactly_the_limit_is_enough() -> None:
    catalogue = load_catalogue()
    for delta, verdict in ((0.0, "pass"), (1e-6, "fail")):
        found = assess(town(), with_limit(catalogue, "activity_ground", 600.0 + delta)).checks
        assert next(c.verdict for c in found if c.clause.key == "activity_ground") == verdict


def with_limit(catalogue: Catalogue, key: str, value: float) -> Catalogue:
    clause = catalogue.clauses[key]
    clause = replace(clause, limit=replace(clause.limit, value=value))
    return replace(catalogue, clauses={**catalogue.clauses, key: clause})


def test_a_clause_about_grids_is_compared_with_each_grid() -> None:
    catalogue = load_catalogue()
    clause = replace(catalogue.clauses["household_count_max"], applies_to="grid")
    only = replace(catalogue, clauses={"household_count_max": clause})
    found = {check.place: check.value for check in assess(town(), only).checks}
    assert found == {"G1": 17.0, "G2": 16.0}


def square_park(side_m: float, north_m: float) -> dict[str, object]:
    """The town with one more garden, in no compound: its south side `north_m` above R5's point (50, 405)."""
    ground = box(50 - side_m / 2, 405 + north_m, 50 + side_m / 2, 405 + north_m + side_m)
    row = {"id": "S9", "functions": "garden", "condition": "good"}
    return {"public_spaces": layer("public_spaces", [*rows_of(town().public_spaces), (row, ground)])}


@pytest.mark.parametrize(
    ("side_m", "north_m", "people"),
    [(45, 299, 4), (45, 301, 0), (71, 301, 4), (71, 501, 0), (44, 10, 0)],
)
def test_a_park_serves_the_radius_of_its_size(side_m: float, north_m: float, people: int) -> None:
    """45² = 2025 m² serves 300 m on the map, 71² = 5041 m² 500 m, 44² = 1936 m² nobody.

    R5 has 4 of 95 people; the next home, R2, is 255 m south of it.
    """
    assert of(square_park(side_m, north_m), "green_coverage").value == pytest.approx(people / 95)


def test_the_exception_is_asked_for_only_where_the_clause_is_not_met() -> None:
    """A garden of 20 × 20 m in no compound is 400 / 95 = 4.2 m² per person; new areas need 1.0."""
    garden = square_park(20, 10)
    assert of(garden, "public_green_new").value == pytest.approx(400 / 95)
    assert of(garden, "public_green_new").verdict == "pass"
    assert of(garden, "public_green_renewal").verdict == "not_applicable"
    assert of({}, "public_green_renewal").verdict == "reference_only"


def test_clauses_of_china_do_not_apply_elsewhere() -> None:
    """The same metres in UTM 35N lie in Egypt. A clause of no country holds there, too."""
    elsewhere = replace(town(), crs=CRS.from_epsg(32635))
    catalogue = load_catalogue()
    everywhere = replace(catalogue.clauses["activity_ground"], country="")
    changed = replace(catalogue, clauses={**catalogue.clauses, "activity_ground": everywhere})
    verdicts = {check.clause.key: check.verdict for check in assess(elsewhere, changed).checks}
    assert verdicts.pop("activity_ground") == "pass"
    assert set(verdicts.values()) == {"not_applicable"}
