"""Places where something is missing altogether still score, without an error and without a warning."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator

import numpy as np
import pytest

from data.assess import Assessment
from data.checks import Check
from data.model import SCHEMAS, Community
from data.notes import assumptions_of, warnings_of
from exports.scorecard_json import scorecard_json
from tests.data.towns import assess_town, nowhere, town, with_layers


@pytest.fixture(autouse=True)
def no_warnings() -> Iterator[None]:
    with warnings.catch_warnings(), np.errstate(all="raise", under="ignore"):
        warnings.simplefilter("error")
        yield


def bare(*names: str) -> Community:
    """The town without these layers."""
    return with_layers(town(), **{name: town().layer(name).iloc[:0] for name in names})


MISSING = {
    name: (name, "entrances") if name in ("facilities", "public_spaces") else (name,) for name in SCHEMAS
}
MISSING |= {
    "paths and facilities": ("paths", "facilities", "entrances"),
    "all but homes": tuple(set(SCHEMAS) - {"residences"}),
    "all but paths": tuple(set(SCHEMAS) - {"paths"}),
    "all but spaces": tuple(set(SCHEMAS) - {"public_spaces"}),
    "everything": tuple(SCHEMAS),
}


@pytest.mark.parametrize("what", MISSING)
def test_it_scores_and_says_so(what: str) -> None:
    assessment = assess_town(bare(*MISSING[what]))
    parsed = json.loads(scorecard_json(assessment))
    assert parsed["community"] == "toy"
    assert [*assumptions_of(assessment), *warnings_of(assessment)]


def verdicts(assessment: Assessment) -> dict[str, Check]:
    return {check.clause.key: check for check in assessment.checks if not check.place}


def test_nobody_has_no_score_rather_than_a_zero() -> None:
    empty = assess_town(bare("residences"))
    assert np.isnan(empty.overall.proximity).all()
    assert np.isnan(empty.overall.proximity_all)
    assert all(np.isnan(shares).all() for shares in empty.overall.coverage.values())
    assert np.isnan(empty.overall.supply_m2)
    assert empty.overall.worst_group == -1
    assert empty.worst_grid == ""
    assert np.isnan(empty.grid_equity.gini)
    assert np.isnan(empty.grid_equity.gap)
    assert verdicts(empty)["public_green_new"].verdict == "cannot_be_computed"
    assert verdicts(empty)["household_count_max"].verdict == "cannot_be_computed"


def test_without_facilities_everybody_is_out_of_reach() -> None:
    empty = assess_town(bare("facilities", "entrances"))
    assert empty.overall.proximity.tolist() == [0, 0, 0]
    assert not empty.is_covered("equal_time").any()
    assert set(empty.how.ravel()) == {"unreachable"}


def test_without_spaces_there_is_nothing_to_share() -> None:
    spaces = assess_town(bare("public_spaces", "entrances")).spaces
    assert spaces.taken_m2 == 0
    for value in (spaces.monofunctional_share, spaces.joined_share, spaces.detour_ratio):
        assert np.isnan(value)
    assert spaces.intergenerational_share == 0
    assert spaces.supply_m2.tolist() == [0] * 5


def test_without_paths_no_share_of_them_is_easy() -> None:
    assert np.isnan(assess_town(bare("paths")).spaces.easy_path_share)


def test_the_ground_of_nothing_is_empty_and_of_no_grids_a_box() -> None:
    assert nowhere().extent.is_empty
    # Everything but the grids: from R4 (y −150) and water (y −190) to R5 (y 405), from x −5 (C1) to 400.
    west, south, east, north = bare("grids").extent.bounds
    assert (west - 408_600, south - 2_686_000) == pytest.approx((-5, -190))
    assert (east - 408_600, north - 2_686_000) == pytest.approx((400, 405))
    assert town().extent.area == pytest.approx(273_000)
