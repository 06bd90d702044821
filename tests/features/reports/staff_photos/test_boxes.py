"""From what was typed to pixels."""

from __future__ import annotations

import pytest

from features.reports.staff_photos.boxes import MOST_BOXES, boxes_from_form, boxes_on
from features.reports.staff_photos.errors import BoxNumberError, BoxSidesError, NoBoxError, TooManyBoxesError


def test_rows_are_read_in_order_and_blank_ones_left_out() -> None:
    form = {"left1": " ", "left3": "5", "top3": "6", "right3": "7", "bottom3": "8", "left2": "1", "by": "x"}
    assert boxes_from_form(form) == [("1", "", "", ""), ("5", "6", "7", "8")]


def test_a_part_of_a_pixel_is_covered_whole() -> None:
    """On 640 × 480: 0.1 % is 0.64 and 0.48 pixels, 50.1 % is 320.64 and 240.48."""
    assert boxes_on([("0.1", "0.1", "50.1", "50.1")], 640, 480) == [(0, 0, 321, 241)]
    assert boxes_on([("0", "0", "100", "100")], 640, 480) == [(0, 0, 640, 480)]
    assert boxes_on([("33.3", "33.3", "33.4", "33.4")], 640, 480) == [(213, 159, 214, 161)]


@pytest.mark.parametrize("typed", ["nan", "inf", "-inf", "-0.1", "100.1", "1e9", "", "left", "<b>", "1,5"])
def test_what_is_no_number_within_the_photo_is_refused(typed: str) -> None:
    for place in range(4):
        row = ["10", "10", "90", "90"]
        row[place] = typed
        with pytest.raises(BoxNumberError, match="Box 2"):
            boxes_on([("1", "1", "2", "2"), tuple(row)], 640, 480)


@pytest.mark.parametrize(
    "row", [("50", "10", "50", "20"), ("60", "10", "50", "20"), ("10", "30", "20", "20")]
)
def test_a_box_without_inside_is_refused(row: tuple[str, ...]) -> None:
    with pytest.raises(BoxSidesError, match="Box 1"):
        boxes_on([row], 640, 480)


def test_none_and_too_many_are_refused() -> None:
    row = ("1", "1", "2", "2")
    assert len(boxes_on([row] * MOST_BOXES, 640, 480)) == 20
    for rows, error in (([], NoBoxError), ([row] * (MOST_BOXES + 1), TooManyBoxesError)):
        with pytest.raises(error):
            boxes_on(rows, 640, 480)
