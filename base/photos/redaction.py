"""Redact regions of a photo permanently, e.g. faces and number plates."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO

from PIL import Image, ImageDraw

from base.photos.clean_photo import REDACTED_QUALITY, CleanPhoto
from base.photos.drawing import make_photo
from base.photos.errors import EmptyRegionError

Box = tuple[int, int, int, int]
"""left, top, right, bottom in pixels from the upper left corner; right and bottom lie outside the box."""


def redact(jpeg: bytes, boxes: Iterable[Box]) -> CleanPhoto:
    """A photo in which the boxes are solid black, in its thumbnail too; nothing of the old pixels is left.

    `jpeg` is a photo of ours (`CleanPhoto.jpeg`). The new one carries no position. Raises EmptyRegionError
    for a box without a pixel on the photo.
    """
    with Image.open(BytesIO(jpeg), formats=["JPEG"]) as kept:
        image = kept.convert("RGB")
    pen = ImageDraw.Draw(image)
    for box in boxes:
        left, top, right, bottom = _on_the_photo(box, image.size)
        pen.rectangle((left, top, right - 1, bottom - 1), fill="black")
    return make_photo(image, None, REDACTED_QUALITY)


def _on_the_photo(box: Box, size: tuple[int, int]) -> Box:
    left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], size[0]), min(box[3], size[1])
    if left >= right or top >= bottom:
        raise EmptyRegionError(width=size[0], height=size[1])
    return left, top, right, bottom
