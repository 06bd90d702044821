"""The standards check, by hand on the town."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from data.assess import assess
from data.catalogue import Catalogue, load_catalogue
from data.checks import Check
from tests.data.towns import CHECKS, assess_town, town, with_cell, with_layers

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
    assert of({"encroachments": cleared}, "largest_park").value == pytest.approx(1600)


def test_a_width_nobody_measured_is_unknown_not_failed() -> None:
    unmeasured = town().paths.assign(width_m=np.nan)
    check = of({"paths": unmeasured}, "accessible_width")
    assert np.isnan(check.value)
    assert check.verdict == "unknown"


def test_exactly_the_limit_is_enough() -> None:
    catalogue = load_catalogue()
    for delta, verdict in ((0.0, "pass"), (1e-6, "fail")):
        found = assess(town(), with_limit(catalogue, "largest_park", 1250.0 + delta)).checks
        assert next(c.verdict for c in found if c.clause.key == "largest_park") == verdict


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
