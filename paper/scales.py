"""The round scales of printed maps, and the one that fits."""

from __future__ import annotations

from collections.abc import Sequence

from base.words import Message
from paper.errors import NoScaleFitsError, NotOnPaperError, ScaleDoesNotFitError
from paper.paper import Orientation, PaperKey, Rect

SCALES: tuple[int, ...] = (
    500,
    1000,
    1500,
    2000,
    2500,
    3000,
    4000,
    5000,
    6000,
    8000,
    10000,
    15000,
    20000,
    25000,
)
"""Denominators, from the largest scale to the smallest; beyond 1:10 000 for opened towns rather than for
communities."""

_ORIENTATIONS = {"landscape": Message("landscape"), "portrait": Message("portrait")}

Bounds = tuple[float, float, float, float]
"""West, south, east, north in the community's metric CRS."""


def metres(mm: float, scale: float) -> float:
    """Length on the ground of a length on paper."""
    return mm * scale / 1000


def fitting_scale(bounds: Bounds, room: Rect) -> int | None:
    """The largest round scale at which `bounds` fit into `room`; None where none does."""
    width_m, height_m = _size(bounds)
    return next(
        (s for s in SCALES if width_m <= metres(room.width, s) and height_m <= metres(room.height, s)), None
    )


def chosen_scale(
    scale: int | None, bounds: Bounds, room: Rect, paper: PaperKey, orientation: Orientation
) -> int:
    """The scale asked for, or where none is, the largest that fits.

    Raises NotOnPaperError, ScaleDoesNotFitError or NoScaleFitsError, which say what would do.
    """
    if scale is not None and scale not in SCALES:
        choices = ", ".join(f"1:{one}" for one in SCALES)
        raise NotOnPaperError(what=Message("Scale"), value=f"1:{scale}", choices=choices)
    fits = fitting_scale(bounds, room)
    width_m, height_m = _size(bounds)
    facts = {
        "paper": paper,
        "orientation": _ORIENTATIONS[orientation],
        "width_m": width_m,
        "height_m": height_m,
    }
    if fits is None:
        raise NoScaleFitsError(**facts, smallest=SCALES[-1])
    if scale is None:
        return fits
    if scale < fits:
        shown = {"room_width_m": metres(room.width, scale), "room_height_m": metres(room.height, scale)}
        raise ScaleDoesNotFitError(**facts, **shown, scale=scale, fits=fits)
    return scale


def filling_scale(bounds: Bounds, window: Rect, rim: float) -> float:
    """The scale, round or not, at which `bounds` fill the window but for a rim (1.05: of 5 %): for small maps
    that nobody measures on."""
    width_m, height_m = _size(bounds)
    return 1000 * rim * max(width_m / window.width, height_m / window.height)


def around(bounds: Bounds, window: Rect, scale: float) -> Bounds:
    """The ground that `window` shows at exactly this scale, with `bounds` in its middle."""
    x, y = (bounds[0] + bounds[2]) / 2, (bounds[1] + bounds[3]) / 2
    half_width, half_height = metres(window.width, scale) / 2, metres(window.height, scale) / 2
    return x - half_width, y - half_height, x + half_width, y + half_height


def round_length_m(longest_m: float, steps: Sequence[float] = (1, 2, 2.5, 5)) -> float:
    """The largest of 1, 2, 2.5, 5, 10, 20, 25 … metres that is not longer than this."""
    found = [step * 10**power for power in range(6) for step in steps if step * 10**power <= longest_m]
    return max(found, default=1.0)


def _size(bounds: Bounds) -> tuple[float, float]:
    return bounds[2] - bounds[0], bounds[3] - bounds[1]
