"""The gate for drawn shapes, in the hand-worked town: grids from (−10, −200) to (410, 450)."""

from __future__ import annotations

import time

import numpy as np
import pytest
import shapely

from base.errors import LintuError
from data.catalogue import load_catalogue
from features.options.shape_check import MOST_VERTICES, ShapeError, check_shape
from features.options.shapes import errors
from tests.data.towns import CORNER, at, box, line, nowhere, town

CATALOGUE, TOWN = load_catalogue(), town()
PARK = box(150, 50, 180, 80)


def check(shape: object, scenario: str = "pocket_park", *existing: shapely.Geometry) -> shapely.Geometry:
    return check_shape(shape, CATALOGUE.scenario_types[scenario], TOWN, CATALOGUE, existing)


def refusal(shape: object, scenario: str = "pocket_park", *existing: shapely.Geometry) -> ShapeError:
    """The error, after a look at its words."""
    with pytest.raises(ShapeError) as caught:
        check(shape, scenario, *existing)
    error = caught.value
    assert isinstance(error, LintuError)
    assert error.message("zh").endswith("。")
    assert error.message("en").endswith(".")
    if error.repaired is not None:
        assert check(error.repaired, scenario, *existing) is not None
    return error


def area(*spots: tuple[float, float]) -> shapely.Polygon:
    return shapely.Polygon(np.array(spots) + CORNER)


@pytest.mark.parametrize(
    ("scenario", "shape"),
    [
        ("pocket_park", PARK),
        ("art_installation", at(100, 100)),
        ("slow_mobility", line((0, 0), (100, 100), (100, 0), (0, 100))),  # a walk may cross itself
    ],
)
def test_a_sound_shape_comes_back_as_it_is(scenario: str, shape: shapely.Geometry) -> None:
    assert shapely.equals_identical(check(shape, scenario), shape)


def test_heights_are_dropped() -> None:
    assert not check(shapely.force_3d(PARK, 5.0)).has_z


@pytest.mark.parametrize("shape", [None, "POINT (0 0)", {}, shapely.Polygon(), shapely.LineString()])
def test_no_shape(shape: object) -> None:
    assert isinstance(refusal(shape), errors.NoShapeError)


@pytest.mark.parametrize(
    ("scenario", "shape", "wanted", "drawn"),
    [
        ("pocket_park", at(0, 0), "an area", "a point"),
        ("slow_mobility", PARK, "a line", "an area"),
        ("art_installation", line((0, 0), (9, 9)), "a point", "a line"),
        ("pocket_park", shapely.MultiPolygon([PARK]), "an area", "several parts"),
        ("pocket_park", shapely.GeometryCollection([PARK]), "an area", "several parts"),
        ("slow_mobility", shapely.LinearRing(PARK.exterior), "a line", "several parts"),
    ],
)
def test_wrong_geometry(scenario: str, shape: shapely.Geometry, wanted: str, drawn: str) -> None:
    error = refusal(shape, scenario)
    assert isinstance(error, errors.WrongGeometryError)
    assert wanted in error.message("en")
    assert drawn in error.message("en")


def test_without_a_scenario_any_single_shape_will_do() -> None:
    for shape in (PARK, at(100, 100), line((0, 0), (50, 0))):
        assert check_shape(shape, None, TOWN, CATALOGUE) == shape
    with pytest.raises(errors.WrongGeometryError):
        check_shape(shapely.MultiPoint([at(0, 0), at(1, 1)]), None, TOWN, CATALOGUE)


@pytest.mark.parametrize("bad", [float("nan"), float("inf"), -float("inf"), 1e300, -1e9])
@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.filterwarnings("ignore:invalid value")
def test_coordinates_that_are_no_place(bad: float, place: int) -> None:
    xy = shapely.get_coordinates(PARK)[:-1]
    xy[place, 1] = bad
    error = refusal(shapely.Polygon(xy))
    assert isinstance(error, errors.BadCoordinatesError)
    assert str(place + 1) in error.message("en")


def test_a_point_that_is_no_place() -> None:
    assert isinstance(refusal(shapely.Point(float("nan"), 0), "art_installation"), errors.BadCoordinatesError)


def test_a_bow_tie_is_named_by_its_place_and_has_no_obvious_repair() -> None:
    """Its sides cross at (50, 55), 40 m north of the home R1."""
    error = refusal(area((30, 45), (70, 65), (70, 45), (30, 65)))
    assert isinstance(error, errors.SelfCrossingError)
    assert error.at is not None
    assert (error.at.x - CORNER[0], error.at.y - CORNER[1]) == pytest.approx((50, 55))
    assert error.repaired is None
    assert "S3" in error.message("zh")  # the playground up to y = 28 is nearer: 27 m
    assert "27 m" in error.message("en")


def test_a_small_knot_is_untied() -> None:
    """30 m × 30 m; the last side overshoots by a metre and ends 0.19 m inside: 900 − 30 · 0.19 ÷ 2 m²."""
    error = refusal(area((150, 50), (180, 50), (180, 80), (150, 80), (150.2, 49), (149.5, 49.5)))
    assert isinstance(error, errors.SelfCrossingError)
    assert error.repaired is not None
    assert error.repaired.geom_type == "Polygon"
    assert error.repaired.area == pytest.approx(897.1, abs=0.1)


def test_a_knot_across_the_border_is_untied_and_clipped() -> None:
    error = refusal(area((395, 50), (425, 50), (425, 80), (395, 80), (395.2, 49), (394.5, 49.5)))
    assert isinstance(error, errors.SelfCrossingError)
    assert error.repaired is not None
    assert error.repaired.bounds[2] - CORNER[0] == 410


def test_a_repair_that_could_not_be_taken_either_is_not_offered() -> None:
    knot = [(150, 50), (180, 50), (180, 80), (150, 80), (150.2, 49), (149.5, 49.5)]
    beyond = refusal(area(*[(x + 1000, y) for x, y in knot]))
    assert isinstance(beyond, errors.SelfCrossingError)
    assert beyond.repaired is None
    again = refusal(area(*knot), "pocket_park", PARK)
    assert isinstance(again, errors.SelfCrossingError)
    assert again.repaired is None


@pytest.mark.parametrize(
    "shape",
    [
        box(150, 50, 150.5, 51),
        area((150, 50), (180, 50), (165, 50)),
        area((150, 50), (150, 50), (150, 50)),
        area((150, 50), (150.6, 50.6), (150.6, 50), (150, 50.6)),
    ],
    ids=["half a square metre", "all on a line", "all on a spot", "a tiny bow tie"],
)
def test_too_small(shape: shapely.Polygon) -> None:
    assert isinstance(refusal(shape), errors.TooSmallError)


def test_too_short() -> None:
    error = refusal(line((0, 0), (0.6, 0)), "slow_mobility")
    assert isinstance(error, errors.TooShortError)
    assert "0.60" in error.message("zh")
    assert isinstance(refusal(line((5, 5), (5, 5)), "slow_mobility"), errors.TooShortError)
    assert check(line((0, 0), (1, 0)), "slow_mobility").length == 1


def test_outside() -> None:
    error = refusal(box(510, 0, 530, 20))  # the border is at x = 410
    assert isinstance(error, errors.OutsideCommunityError)
    assert "100 m" in error.message("en")
    assert isinstance(refusal(at(411, 0), "art_installation"), errors.OutsideCommunityError)
    assert isinstance(refusal(box(410, 0, 430, 20)), errors.OutsideCommunityError)  # only touches the border


def test_across_the_border() -> None:
    """30 m of 40 lie outside."""
    error = refusal(box(400, 0, 440, 20))
    assert isinstance(error, errors.AcrossBorderError)
    assert "75.0%" in error.message("en")
    assert "75.0%" in error.message("zh")
    assert error.repaired is not None
    assert shapely.equals(error.repaired, box(400, 0, 410, 20))


def test_a_line_across_the_border() -> None:
    error = refusal(line((400, 0), (420, 0)), "slow_mobility")
    assert isinstance(error, errors.AcrossBorderError)
    assert error.repaired is not None
    assert error.repaired.length == pytest.approx(10)


def test_what_is_left_inside_must_be_worth_keeping_and_in_one_piece() -> None:
    sliver = refusal(box(409.5, 0, 440, 1.5))
    assert isinstance(sliver, errors.AcrossBorderError)
    assert sliver.repaired is None
    horseshoe = box(380, 0, 440, 60).difference(box(370, 20, 430, 40))
    both = refusal(horseshoe)
    assert isinstance(both, errors.AcrossBorderError)
    assert both.repaired is None


def test_a_shape_on_the_border_is_inside() -> None:
    assert check(box(390, 0, 410, 20)) == box(390, 0, 410, 20)


def test_a_community_without_an_extent_has_no_border() -> None:
    park = CATALOGUE.scenario_types["pocket_park"]
    assert check_shape(PARK, park, nowhere(), CATALOGUE) == PARK
    with pytest.raises(errors.SelfCrossingError, match="x 408"):
        check_shape(area((0, 0), (40, 40), (40, 0), (0, 40)), park, nowhere(), CATALOGUE)


def test_duplicates() -> None:
    error = refusal(PARK, "pocket_park", box(0, 0, 9, 9), shapely.reverse(PARK))
    assert isinstance(error, errors.DuplicateShapeError)
    assert "shape 2" in error.message("en")
    assert isinstance(refusal(box(150, 50, 180, 80.2), "pocket_park", PARK), errors.DuplicateShapeError)
    assert check(box(150, 50, 180, 80.5), "pocket_park", PARK)  # 30 ÷ 30.5 = 98.4 %
    assert check(PARK, "pocket_park", box(150, 50, 180, 180))  # lies inside a larger one


def test_duplicate_lines_and_points() -> None:
    lane = line((0, 0), (100, 0))
    other_way = line((100, 0.05), (50, 0), (0, 0))
    assert isinstance(refusal(lane, "slow_mobility", other_way), errors.DuplicateShapeError)
    assert check(lane, "slow_mobility", line((0, 0), (110, 0)))  # the other one goes on
    assert isinstance(refusal(at(50, 50), "art_installation", at(50, 50.05)), errors.DuplicateShapeError)
    assert check(at(50, 50), "art_installation", at(50, 50.5), box(40, 40, 60, 60))


COUNT = 50_000
TURN = np.linspace(0, 2 * np.pi, COUNT)
HEAVY = {
    "circle": np.c_[200 + 50 * np.cos(TURN), 100 + 50 * np.sin(TURN)],
    "scribble": np.random.default_rng(1).random((COUNT, 2)) * 300,
    "saw": np.c_[np.linspace(0, 200, COUNT), np.where(np.arange(COUNT) % 2, np.linspace(200, 100, COUNT), 0)],
    "spiral": np.c_[np.cos(60 * TURN), np.sin(60 * TURN)] * np.exp(2 * TURN)[:, None] / 4000 + 200,
}


@pytest.mark.parametrize("name", HEAVY)
def test_fifty_thousand_vertices_are_answered_within_a_second(name: str) -> None:
    shape = shapely.Polygon(HEAVY[name] + CORNER)
    started = time.process_time()
    with pytest.raises(errors.TooManyVerticesError) as caught:
        check(shape)
    assert time.process_time() - started < 1
    assert str(shapely.get_num_coordinates(shape)) in caught.value.message("en")
    assert (caught.value.repaired is not None) == (name == "circle")


def test_a_heavy_circle_is_offered_as_a_light_one() -> None:
    error = refusal(shapely.Polygon(HEAVY["circle"] + CORNER))
    assert error.repaired is not None
    assert shapely.get_num_coordinates(error.repaired) < 500
    assert error.repaired.area == pytest.approx(np.pi * 50**2, rel=0.005)
    assert shapely.hausdorff_distance(error.repaired, shapely.Polygon(HEAVY["circle"] + CORNER)) < 0.5


def test_a_heavy_line_is_offered_as_a_light_one() -> None:
    straight = shapely.LineString(np.c_[np.linspace(0, 300, COUNT), np.full(COUNT, 50.0)] + CORNER)
    error = refusal(straight, "slow_mobility")
    assert error.repaired is not None
    assert error.repaired.length == pytest.approx(300)


@pytest.mark.parametrize("name", ["scribble", "saw"])
def test_a_tangle_just_within_the_limit_is_answered_within_a_second(name: str) -> None:
    xy = HEAVY[name][: MOST_VERTICES - 1] if name == "scribble" else HEAVY[name][::10][: MOST_VERTICES - 1]
    started = time.process_time()
    with pytest.raises(ShapeError):
        check(shapely.Polygon(xy + CORNER))
    assert time.process_time() - started < 1
