"""Colours of a drawing: seen on a black and on a white screen, and with a number for plotters."""

from __future__ import annotations

from functools import cache

from ezdxf.colors import DXF_DEFAULT_COLORS, int2rgb

from base.colour import rgb

FOREGROUND = 7
"""The number that CAD shows white on black and black on white."""
LEAST_CONTRAST = 3.0
"""Of a line against what lies behind it: WCAG 2.1, 1.4.11."""
_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_STEPS = 64
_NUMBERED = range(1, 256)

Colour = tuple[int, int, int]


def contrast(one: Colour, other: Colour) -> float:
    """The contrast of two colours, 1 to 21, as WCAG 2.1 counts it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@cache
def line_colour(colour: str) -> Colour:
    """The colour, as much lighter or darker as it must be to stand out from black and from white."""
    start = rgb(colour)
    target = _WHITE if contrast(start, _BLACK) < LEAST_CONTRAST else _BLACK
    mixed = (_mix(start, target, step / _STEPS) for step in range(_STEPS + 1))
    return next(one for one in mixed if _stands_out(one))


@cache
def nearest_number(colour: Colour) -> int:
    """The number (ACI) of the colour most like this one, of those that stand out from black and white."""
    return min(_numbered(), key=lambda number: _difference(colour, int2rgb(DXF_DEFAULT_COLORS[number])))


@cache
def _numbered() -> tuple[int, ...]:
    return tuple(number for number in _NUMBERED if _stands_out(int2rgb(DXF_DEFAULT_COLORS[number])))


def _stands_out(colour: Colour) -> bool:
    return min(contrast(colour, _BLACK), contrast(colour, _WHITE)) >= LEAST_CONTRAST


def _difference(one: Colour, other: Colour) -> float:
    """Weighted by what the eye tells apart."""
    weights = (2, 4, 3)
    return sum(w * (a - b) ** 2 for w, a, b in zip(weights, one, other, strict=True))


def _mix(colour: Colour, target: Colour, share: float) -> Colour:
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(colour, target, strict=True))
    return red, green, blue


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
