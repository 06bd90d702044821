"""Each cause, on the hand-worked town, with figures from its plan."""

from __future__ import annotations

from math import hypot

import pytest

from data.assess import Assessment
from data.causes import (
    Cause,
    LongWalk,
    LongWalkOverMissingPath,
    MissingPath,
    NoneInCommunity,
    NothingNear,
    UncountedFacility,
    WayRound,
    causes_of,
    no_easy_way,
)
from data.model import HIGHER, Community
from spatial.coverage import MODES
from tests.data.sample_scored import sample
from tests.data.towns import (
    CORNER,
    HOMES,
    assess_town,
    at,
    box,
    layer,
    rows_of,
    town,
    with_cell,
    with_layers,
    without,
)

ELDER = 0
DISTANCE = "standard_radius"
LEFT_OUT = {"care_health", "green_space", "rest_and_access"}
"""What the town has; of the rest it has none."""


def causes_at(home: str, community: Community | None = None) -> dict[type[Cause], list[Cause]]:
    """Why the elders of a home lack what they lack, by kind of cause."""
    assessment = assess_town(town() if community is None else community)
    found: dict[type[Cause], list[Cause]] = {}
    for cause in causes_of(assessment, HOMES.index(home), ELDER, DISTANCE):
        found.setdefault(type(cause), []).append(cause)
    return found


def with_facility(key: str, category: str, x: float, y: float, *gone: str) -> Community:
    rows = [*rows_of(without(town().facilities, *gone)), ({"id": key, "category": category}, at(x, y))]
    return with_layers(town(), facilities=layer("facilities", rows))


def place(x: float, y: float) -> tuple[float, float]:
    return pytest.approx((CORNER[0] + x, CORNER[1] + y), abs=1e-6)  # type: ignore[return-value]


def test_a_home_on_paths_that_hang_on_nothing() -> None:
    """P5 ends at (100, 400); the nearest of the other paths is the end of P2 at (100, 200)."""
    found = causes_of(assess_town(town()), HOMES.index("R5"), ELDER, DISTANCE)
    first = found[0]
    assert isinstance(first, MissingPath)
    assert first.at_home
    assert first.length_m == pytest.approx(200)
    assert (first.start, first.end) == (place(100, 400), place(100, 200))
    assert first.categories == ()  # nothing is within a straight line's reach


def test_what_a_missing_path_would_bring_within_reach() -> None:
    """From R5 to a door at (x, 205) on P3, x ≥ 100: 5 + 50 + 200 + (x − 100) + 5 m; 300 m are the limit."""
    near, far = with_facility("F9", "care_health", 120, 205), with_facility("F9", "care_health", 160, 205)
    (cause,) = causes_at("R5", near)[MissingPath]
    assert isinstance(cause, MissingPath)
    assert (cause.categories, cause.gained) == (("care_health",), ("care_health",))
    found = causes_at("R5", far)
    (cause,) = found[MissingPath]
    assert isinstance(cause, MissingPath)
    assert (cause.categories, cause.gained) == ((), ())
    (cause,) = found[LongWalkOverMissingPath]
    assert isinstance(cause, LongWalkOverMissingPath)
    assert (cause.categories, cause.walk_m) == (("care_health",), pytest.approx((320,)))


def test_a_facility_on_paths_that_hang_on_nothing() -> None:
    """From R2 (105, 150) to (50, 395) it is 251 m in a straight line."""
    (cause,) = causes_at("R2", with_facility("F9", "care_health", 50, 395, "F3"))[MissingPath]
    assert isinstance(cause, MissingPath)
    assert not cause.at_home
    assert cause.categories == ("care_health",)
    assert cause.length_m == pytest.approx(200)


def test_a_long_way_round_a_shed() -> None:
    """R2 (105, 150) to F5 (310, 100), and to F3's corner (200, 40). The walks are worked out in the plan."""
    (cause,) = causes_at("R2")[WayRound]
    assert isinstance(cause, WayRound)
    assert cause.categories == ("green_space", "care_health")
    assert cause.straight_m == pytest.approx((hypot(205, 50), hypot(95, 110)))
    assert cause.walk_m == pytest.approx((365, 545))


def test_a_walk_that_is_fairly_straight_is_long_and_no_way_round() -> None:
    """R1 to F5: 380 m for 284.6 m, 1.34 times. F4, in the closed space, is taken away."""
    (cause,) = causes_at("R1", with_layers(town(), facilities=without(town().facilities, "F4")))[LongWalk]
    assert isinstance(cause, LongWalk)
    assert (cause.categories, cause.walk_m) == (("green_space",), pytest.approx((380,)))


def test_too_far_as_the_crow_flies() -> None:
    """R2 to the seat F1: (80, −5) less (105, 150)."""
    (cause,) = causes_at("R2")[NothingNear]
    assert isinstance(cause, NothingNear)
    assert cause.categories == ("rest_and_access",)
    assert cause.straight_m == pytest.approx((hypot(25, 155),))


def test_what_the_community_has_not() -> None:
    (cause,) = causes_at("R1")[NoneInCommunity]
    weight = assess_town(town()).profile.weight[ELDER]
    needed = {key for key, w in zip(assess_town(town()).categories, weight, strict=True) if w > 0}
    assert set(cause.categories) == needed - LEFT_OUT


def occupied() -> Community:
    taken = ({"id": "V9", "category": "piled_goods", "status": "verified"}, box(75, -10, 85, 0))
    return with_layers(town(), encroachments=layer("encroachments", [*rows_of(town().encroachments), taken]))


def of_higher_level() -> Community:
    return with_layers(town(), facilities=with_cell(town().facilities, "F3", "level", HIGHER))


@pytest.mark.parametrize(
    ("home", "community", "facility", "fault", "walk_m"),
    [
        ("R3", town(), "F2", "broken", 25),
        (
            "R3",
            with_layers(town(), facilities=with_cell(town().facilities, "F2", "condition", "idle")),
            "F2",
            "idle",
            25,
        ),
        ("R1", town(), "F4", "closed", 10 + 20 + 20),
        ("R1", occupied(), "F1", "occupied", 55),
        ("R3", of_higher_level(), "F3", "level", 160),
    ],
    ids=["broken", "idle", "closed", "occupied", "level"],
)
def test_a_facility_that_does_not_count(
    home: str, community: Community, facility: str, fault: str, walk_m: float
) -> None:
    found = [
        cause
        for cause in causes_at(home, community)[UncountedFacility]
        if isinstance(cause, UncountedFacility)
    ]
    assert (facility, fault, pytest.approx(walk_m)) in [
        (one.facility, one.fault, one.walk_m) for one in found
    ]


def test_steps_on_the_way() -> None:
    """R3 walks to the green F5 by the steps P4; to care along the road."""
    assessment = assess_town(town())
    cause = no_easy_way(assessment, HOMES.index("R3"), ELDER)
    assert cause is not None
    assert cause.categories == ("green_space",)
    assert no_easy_way(assessment, HOMES.index("R1"), ELDER) is None


def lacking(assessment: Assessment, home: int, group: int, mode: str) -> set[str]:
    out = ~assessment.is_covered(mode)[home, group] & (assessment.profile.weight[group] > 0)
    return {key for key, lacks in zip(assessment.categories, out, strict=True) if lacks}


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.slow)])
def test_each_lack_has_one_cause(mode: str, step: int) -> None:
    towns = [(assess_town(town()), range(len(HOMES))), (sample(), range(0, len(sample().people), step))]
    for assessment, homes in towns:
        for home in homes:
            for group in range(len(assessment.groups)):
                causes = causes_of(assessment, home, group, mode)
                explained = [key for cause in causes for key in cause.categories]
                assert len(explained) == len(set(explained))
                assert set(explained) == lacking(assessment, home, group, mode)


@pytest.mark.parametrize("home", ["R033", "R034"])
def test_the_sample_lacks_fourteen_metres_of_path(home: str) -> None:
    """The alley was drawn 14 m short of the street, to be found."""
    row = list(sample().community.residences["id"]).index(home)
    cause = causes_of(sample(), row, ELDER, DISTANCE)[0]
    assert isinstance(cause, MissingPath)
    assert round(cause.length_m) == 14
    assert cause.in_words(sample().catalogue).text("zh").startswith("与路网断开：附近小路缺 14 米")
