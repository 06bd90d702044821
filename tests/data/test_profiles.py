"""Two profiles of the hand-worked town, with one more facility: a library, of a higher level."""

from __future__ import annotations

from dataclasses import replace

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from data.assess import assess
from data.catalogue import in_profile, load_catalogue
from data.catalogue.choose_profile import UnknownProfileError
from data.frames import frame_of
from data.model import HIGHER, Community
from data.notes import assumptions_of
from data.other_profile import in_other_profile
from tests.data.towns import CORNER, EPSG, town

CATALOGUE = load_catalogue()
CHECK_UP = in_profile(CATALOGUE, "official_check_up")


def with_library() -> Community:
    """A library on the path P1, at x = 220: R1 walks 10 + 180 = 190 m to it, R3 20 + 130 = 150 m."""
    at = shapely.Point(CORNER[0] + 220, CORNER[1])
    row = pd.DataFrame([{"id": "L", "category": "community_service", "condition": "good", "level": HIGHER}])
    library = frame_of("facilities", row, [at], EPSG)
    facilities = gpd.GeoDataFrame(pd.concat([town().facilities, library], ignore_index=True), crs=EPSG)
    return replace(town(), facilities=facilities)


COLUMN = list(CATALOGUE.facility_categories).index("community_service")


def test_a_library_is_no_station_and_the_people_whom_it_would_serve_are_counted() -> None:
    found = assess(with_library(), CATALOGUE)
    assert np.isinf(found.distance_m[:, COLUMN]).all()
    (left,) = found.uncounted
    # R1 (35 people, 190 m), R3 (40, 150 m) and R4 (6, off the paths: straight × 1.3) are within 300 m; R2
    # walks 5 + 450 + 80 = 535 m, and R5 is cut off.
    assert (left.category, left.count, left.people) == ("community_service", 1, 35 + 40 + 6)
    (note,) = [note for note in assumptions_of(found) if note.key == "higher_level"]
    assert note.people == 81
    assert all("81" in note.text.text(language) for language in ("zh", "en"))


def test_the_check_up_counts_it_within_fifteen_minutes() -> None:
    found = assess(with_library(), CHECK_UP)
    assert found.distance_m[:3, COLUMN] == pytest.approx([190, 535, 150])
    assert found.uncounted == ()
    # 1000 m: all but R5, who has 1 elder of 17.
    assert found.overall.coverage["standard_radius"][0, COLUMN] == pytest.approx(16 / 17)


def test_the_check_up_asks_only_for_what_it_lists() -> None:
    found = assess(town(), CHECK_UP)
    # Of what elders need (20 + 16 + 2 + 14 + 20 + 14 = 86 points) only care is within reach, for 12 of 17;
    # 300 m as with us.
    assert found.overall.met[0] == pytest.approx(100 * 20 * 12 / 17 / 86)
    assert not found.profile.weight[:, list(CATALOGUE.facility_categories).index("rest_and_access")].any()


def test_another_profile_is_what_a_whole_assessment_in_it_is() -> None:
    quick = in_other_profile(assess(with_library(), CATALOGUE), CHECK_UP.profile)
    whole = assess(with_library(), CHECK_UP)
    np.testing.assert_array_equal(quick.distance_m, whole.distance_m)
    np.testing.assert_array_equal(quick.overall.met, whole.overall.met)
    np.testing.assert_array_equal(quick.residence_shortfall, whole.residence_shortfall)


def test_back_again_it_is_the_catalogue_of_the_files() -> None:
    assert in_profile(CHECK_UP, "five_minute_station") is CATALOGUE
    assert in_profile(CHECK_UP, CHECK_UP.profile) is CHECK_UP


def test_an_unknown_profile_is_refused_with_those_there_are() -> None:
    with pytest.raises(UnknownProfileError) as refusal:
        in_profile(CATALOGUE, "ten_minutes")
    assert "official_check_up" in refusal.value.message("en")


def test_the_radius_on_the_map_reaches_at_least_as_far_as_a_walk() -> None:
    found = assess(town(), CATALOGUE)
    on_map = found.radius_share()
    assert (on_map >= found.overall.coverage["standard_radius"]).all()
    # F5 (310, 100) from R1 (40, 10): √(270² + 90²) = 284.6 m, and 380 on foot. R2 and R4 are nearer still; R5
    # (50, 410) is √(260² + 310²) = 404.6 m away.
    green = list(CATALOGUE.facility_categories).index("green_space")
    assert on_map[:, green] == pytest.approx([16 / 17, 59 / 61, 16 / 17])
    assert found.overall.coverage["standard_radius"][0, green] == 0
