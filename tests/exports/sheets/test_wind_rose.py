"""The wind rose: read from what people paste, drawn to the compass."""

from __future__ import annotations

import math

import pytest
from matplotlib.patches import Polygon

from exports.sheets.north_and_scale import draw_wind_rose
from exports.sheets.request import SheetRequest
from exports.sheets.wind_shares import wind_shares
from paper.errors import WindRoseError
from paper.page import Canvas
from paper.paper import Rect

EIGHT = (12.0, 8.0, 5.0, 4.0, 20.0, 14.0, 9.0, 6.0)


@pytest.mark.parametrize(
    "text",
    ["12,8,5,4,20,14,9,6", "12 8 5 4 20 14 9 6", "12%，8%、5% 4% 20% 14% 9% 6%", "12\t8\t5\t4\t20\t14\t9\t6"],
)
def test_numbers_are_read_as_they_are_pasted(text: str) -> None:
    assert wind_shares(text) == EIGHT


@pytest.mark.parametrize(
    "text", ["12,8,5", "a,b,c,d,e,f,g,h", "50,50,50,50,0,0,0,0", "-1,20,20,20,10,10,10,10", "1,1,1,1,1,1,1,1"]
)
def test_what_is_no_rose_is_said_before_anything_is_drawn(text: str) -> None:
    with pytest.raises(WindRoseError) as error:
        SheetRequest(wind=text).validate()
    assert "风玫瑰" in error.value.message("zh")


def test_nothing_is_no_rose() -> None:
    assert wind_shares("  ") == ()


def test_each_arm_points_where_the_wind_comes_from_and_is_as_long_as_its_share() -> None:
    """On a square of 20 mm with the letter above: the longest arm, from the south (20 %), is the radius."""
    page, drawn = Canvas(100, 100), []
    page.add = drawn.append  # type: ignore[assignment, method-assign]
    draw_wind_rose(page, Rect(40, 40, 20, 40), EIGHT, 6.0, "zh")
    corners = next(one for one in drawn if isinstance(one, Polygon)).get_xy()[:8]
    middle = (50.0, 50.0)
    for number, ((x, y), share) in enumerate(zip(corners, EIGHT, strict=True)):
        assert math.hypot(x - middle[0], y - middle[1]) == pytest.approx(10 * share / 20)
        bearing = math.degrees(math.atan2(x - middle[0], y - middle[1])) % 360
        assert bearing == pytest.approx(45 * number)
