"""Shapes on a picture in its own units (800 × 600), drawn twice as large so that edges come out smooth."""

from __future__ import annotations

import random
from collections.abc import Sequence
from functools import cache

from PIL import Image, ImageDraw, ImageFont

from base.wheel_files import TYPEFACE_FILE, fonts_folder

WIDTH, HEIGHT = 800, 600
_LARGER = 2
Colour = tuple[int, int, int]
Spot = tuple[float, float]


def shade(colour: Colour, by: float) -> Colour:
    """The colour darker (below 1) or lighter (above 1)."""
    red, green, blue = (max(0, min(255, round(part * by))) for part in colour)
    return red, green, blue


class Painter:
    """Draws one picture. The same seed scatters things in the same way."""

    def __init__(self, seed: int) -> None:
        self._image = Image.new("RGB", (WIDTH * _LARGER, HEIGHT * _LARGER), "white")
        self._draw = ImageDraw.Draw(self._image)
        self.random = random.Random(seed)  # noqa: S311

    def polygon(self, spots: Sequence[Spot], colour: Colour) -> None:
        """A filled polygon."""
        self._draw.polygon([(x * _LARGER, y * _LARGER) for x, y in spots], fill=colour)

    def box(
        self, x: float, y: float, width: float, height: float, colour: Colour, round_px: float = 0
    ) -> None:
        """A filled box from its upper left corner, with round corners of this radius."""
        corners = (x * _LARGER, y * _LARGER, (x + width) * _LARGER, (y + height) * _LARGER)
        self._draw.rounded_rectangle(corners, radius=round_px * _LARGER, fill=colour)

    def oval(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        """A filled ellipse around its middle."""
        half = (width / 2, height / 2)
        corners = ((x - half[0]), (y - half[1]), (x + half[0]), (y + half[1]))
        self._draw.ellipse([part * _LARGER for part in corners], fill=colour)

    def line(self, spots: Sequence[Spot], colour: Colour, width: float) -> None:
        """A line through these spots, with round joints."""
        scaled = [(x * _LARGER, y * _LARGER) for x, y in spots]
        self._draw.line(scaled, fill=colour, width=round(width * _LARGER), joint="curve")

    def gradient(self, top: float, bottom: float, first: Colour, last: Colour) -> None:
        """Bands from one colour to another over the whole width."""
        for y in range(round(top), round(bottom), 3):
            part = (y - top) / max(1.0, bottom - top)
            mixed = tuple(round(a + (b - a) * part) for a, b in zip(first, last, strict=True))
            self.box(0, y, WIDTH, 4, (mixed[0], mixed[1], mixed[2]))

    def text(self, x: float, y: float, words: str, size: float, colour: Colour) -> None:
        """Words that begin at this spot, their middle at its height."""
        scaled = (x * _LARGER, y * _LARGER)
        self._draw.text(scaled, words, font=_font(round(size * _LARGER)), fill=colour, anchor="lm")

    def picture(self) -> Image.Image:
        """The picture in its final size."""
        return self._image.resize((WIDTH, HEIGHT), Image.Resampling.BOX)


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(fonts_folder() / TYPEFACE_FILE), size)
