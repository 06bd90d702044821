"""A photo that may be kept."""

from __future__ import annotations

from dataclasses import dataclass


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
