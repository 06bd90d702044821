"""The ground that the small maps of a ballot show."""

from __future__ import annotations

from dataclasses import replace

import pytest
import shapely

from features.options.intervention import Intervention
from features.options.paper.differing_ground import differing_ground

WHOLE = (0.0, 0.0, 5000.0, 4000.0)


def bench(key: str, x: float, y: float) -> Intervention:
    return Intervention(key, "build", "art_installation", shapely.Point(x, y), "长椅")


def test_what_all_options_have_does_not_count() -> None:
    """A path and 1000 m east and 500 m north of it a seat differ: 30 % of each added on every side."""
    shared = bench("1", 100, 100)
    first = (shared, bench("2", 1000, 2000))
    second = (replace(shared, id="a copy of 1", version=4), bench("3", 2000, 2500))
    assert differing_ground([first, second], WHOLE) == pytest.approx((700, 1850, 2300, 2650))


def test_a_small_difference_is_shown_with_the_streets_around_it() -> None:
    assert differing_ground([(bench("1", 1000, 2000),), ()], WHOLE) == pytest.approx((850, 1850, 1150, 2150))


def test_one_option_is_shown_whole_and_equal_ones_on_the_whole_community() -> None:
    one = (bench("1", 1000, 1000), bench("2", 2000, 1000))
    assert differing_ground([one], WHOLE) == pytest.approx((700, 850, 2300, 1150))
    assert differing_ground([one, one], WHOLE) == WHOLE
    assert differing_ground([(), ()], WHOLE) == WHOLE
