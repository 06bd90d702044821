"""A covered region is gone from the photo and from its thumbnail."""

from __future__ import annotations

import pytest
from PIL import Image

from base.photos.cleaning import clean_photo
from base.photos.errors import EmptyRegionError
from base.photos.redaction import redact
from tests.base.photos.make import jpeg, open_image, scene

BLACK = 24
"""JPEG rings a little beside an edge."""


def photo(colour: str = "") -> bytes:
    image = scene((640, 480))
    if colour:
        image.paste(colour, (200, 100, 300, 200))
    return clean_photo(jpeg(image)).jpeg


def test_the_region_is_black_and_the_rest_is_not() -> None:
    covered = redact(photo("white"), [(200, 100, 300, 200)])
    region = open_image(covered.jpeg).crop((204, 104, 296, 196)).convert("L")
    assert region.getextrema()[1] <= BLACK
    assert open_image(covered.jpeg).convert("L").getpixel((400, 100)) > 150
    assert open_image(covered.thumbnail).convert("L").getpixel((125, 75)) <= BLACK
    assert covered.position is None
    assert (covered.width_px, covered.height_px) == (640, 480)


def test_nothing_tells_what_was_there() -> None:
    """Two photos that differ only in the region are the same file afterwards."""
    box = [(184, 88, 312, 216)]  # with the blocks around it, over which JPEG spreads an edge
    assert redact(photo("white"), box) == redact(photo("black"), box)
    assert photo("white") != photo("black")


def test_a_box_may_stick_out_but_not_lie_outside() -> None:
    covered = redact(photo(), [(-50, -50, 20, 20), (600, 400, 9999, 9999)])
    picture = open_image(covered.jpeg).convert("L")
    assert picture.getpixel((5, 5)) <= BLACK
    assert picture.getpixel((639, 479)) <= BLACK
    for box in ((700, 0, 800, 10), (10, 10, 10, 50), (50, 50, 20, 20)):
        with pytest.raises(EmptyRegionError, match="640 × 480"):
            redact(photo(), [box])


def test_without_a_box_the_photo_stays_as_large() -> None:
    again = redact(photo(), [])
    assert isinstance(open_image(again.jpeg), Image.Image)
    assert open_image(again.jpeg).size == (640, 480)
