"""A photo as a phone takes it."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image

PHOTO_PX = (4000, 3000)
PHOTO_BYTES = 2_000_000


def phone_photo() -> bytes:
    """A picture of a phone's size, as many bytes as phones make of it."""
    coarse = np.random.default_rng(1).integers(0, 255, (PHOTO_PX[1] // 6, PHOTO_PX[0] // 6, 3), np.uint8)
    image = Image.fromarray(coarse).resize(PHOTO_PX)
    for quality in range(95, 5, -5):
        written = BytesIO()
        image.save(written, "JPEG", quality=quality)
        if written.tell() <= PHOTO_BYTES:
            break
    return written.getvalue()
