"""A photo that may be kept, how much of a file is read for it, and how much of it is kept."""

from __future__ import annotations

from dataclasses import dataclass

LARGEST_FILE = 15_000_000
"""Bytes of a photo as it is sent."""
MOST_PIXELS = 40_000_000
"""More are not decoded; the cameras of phones stay below."""
MOST_DRAWN_PIXELS = 16_000_000
"""For PNG and WebP, which no camera writes and whose decoders want up to 17 bytes a pixel."""
MOST_SCANS = 40
"""Passes of a progressive JPEG: a camera writes ten, and each takes the time of a whole picture."""
MOST_FRAMES = 1
"""Pictures in a PNG or WebP: a moving picture is no photo."""
LONGEST_SIDE_PX = 2048
THUMBNAIL_PX = 320
ENOUGH_PX = 1600
"""A JPEG may be decoded at a half, a quarter or an eighth while its longer side keeps this many pixels."""
QUALITY = 82
THUMBNAIL_QUALITY = 72
REDACTED_QUALITY = 90
"""Higher: the picture has been through one encoding before."""
AT_ONCE = 2
"""Photos decoded at the same time in a process; the others wait."""


@dataclass(frozen=True)
class CleanPhoto:
    """A photo that was decoded and encoded anew, so that nothing but the picture is left of the file.

    `jpeg` and `thumbnail` are JPEG files, the latter small. `position` is where the camera says it was taken
    (longitude, latitude, WGS 84), None where it does not say; it is in neither file.
    """

    jpeg: bytes
    thumbnail: bytes
    width_px: int
    height_px: int
    position: tuple[float, float] | None
