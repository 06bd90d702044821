"""The boxes of a form: as they were typed, and as pixels of a photo."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from base.photos.redaction import Box
from features.reports.staff_photos.errors import BoxNumberError, BoxSidesError, NoBoxError, TooManyBoxesError

MOST_BOXES = 20
SIDES = ("left", "top", "right", "bottom")

Typed = tuple[str, ...]
"""What stands in the four fields of a box, in the order of SIDES, in per cent of the photo."""
BLANK: Typed = ("",) * len(SIDES)


def boxes_from_form(form: Mapping[str, str]) -> list[Typed]:
    """The boxes of a form with the fields left1, top1 …, as they were typed; blank ones are left out.

    One more than MOST_BOXES is read, so that too many are noticed.
    """
    numbers = range(1, MOST_BOXES + 2)
    rows = [tuple(form.get(f"{side}{number}", "").strip() for side in SIDES) for number in numbers]
    return [row for row in rows if row != BLANK]


def boxes_on(rows: Sequence[Typed], width_px: int, height_px: int) -> list[Box]:
    """The boxes in pixels of the photo, a part of a pixel counting as a whole one.

    Raises NoBoxError, TooManyBoxesError, BoxNumberError for what is no number within the photo, and
    BoxSidesError for a box without anything inside.
    """
    if not rows:
        raise NoBoxError
    if len(rows) > MOST_BOXES:
        raise TooManyBoxesError(limit=MOST_BOXES)
    return [_box(number, row, width_px, height_px) for number, row in enumerate(rows, start=1)]


def _box(number: int, row: Typed, width_px: int, height_px: int) -> Box:
    left, top, right, bottom = (_share(number, typed) for typed in row)
    if left >= right or top >= bottom:
        raise BoxSidesError(number=number)
    return (
        math.floor(left * width_px),
        math.floor(top * height_px),
        math.ceil(right * width_px),
        math.ceil(bottom * height_px),
    )


def _share(number: int, typed: str) -> float:
    try:
        share = float(typed) / 100
    except ValueError:
        raise BoxNumberError(number=number) from None
    if not 0 <= share <= 1:  # neither is what is no number at all
        raise BoxNumberError(number=number)
    return share
