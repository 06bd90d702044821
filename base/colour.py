"""Colours, written as #rrggbb."""

from __future__ import annotations

DARK_BELOW = 150
"""Brightness under which white can be read on a colour; `isDark` of symbols.js says the same."""


def rgb(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, 0–255 each."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def brightness(colour: str) -> float:
    """How bright a colour looks, 0–255: the luma of ITU-R BT.601."""
    red, green, blue = rgb(colour)
    return 0.299 * red + 0.587 * green + 0.114 * blue


def is_dark(colour: str) -> bool:
    """Whether what lies on this colour should be white."""
    return brightness(colour) < DARK_BELOW
