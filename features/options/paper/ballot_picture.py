"""The small map of an option that stands on its ballot: what is built, and whom it serves, no legend."""

from __future__ import annotations

import io

from PIL import Image

from features.options.paper.drawn_layers import layers_of
from features.options.sketch import Sketch
from layers.layer import View
from paper.content import content_of
from paper.errors import NothingToDrawError
from paper.output import ONE_AT_A_TIME, png_of
from paper.page import Canvas
from paper.paper import Rect
from paper.scales import Bounds, filling_scale
from paper.window import MapStyle, draw_map

_LAYERS = ("basemap", "public_spaces")
"""Below what the option changes: the less there is, the better that is seen."""
_WIDTH_MM = 78.0
_FLATTEST, _HIGHEST = 0.5, 0.75
"""Height of the picture to its width."""
_RIM = 1.04
_TEXT_PT = 7.0
_COLOURS = 64
_DPI = 220
"""About 680 dots wide: as wide as a phone shows, and sharp in an eighth of a printed page."""


def ballot_picture(sketch: Sketch, language: str = "zh", shown: Bounds | None = None) -> bytes:
    """A PNG of the community with this option. All of one ballot show the same ground: `shown`, where the
    options differ, or the whole community.

    Raises NothingToDrawError.
    """
    ground = sketch.assessment.community.extent
    if ground.is_empty:
        raise NothingToDrawError()
    west, south, east, north = ground.bounds
    seen = shown or ground.bounds
    ratio = min(_HIGHEST, max(_FLATTEST, (north - south) / max(east - west, 1e-9)))
    with ONE_AT_A_TIME:
        page = Canvas(_WIDTH_MM, _WIDTH_MM * ratio)
        where = Rect(0, 0, page.width_mm, page.height_mm)
        draw_map(
            page,
            where,
            seen,
            filling_scale(seen, where, _RIM),
            MapStyle(
                content_of(layers_of(_LAYERS, sketch), sketch.assessment, View()),
                _TEXT_PT,
                language,
                place=ground,
                names=("interventions",),
            ),
        )
        return _small(png_of(page, _DPI))


def _small(png: bytes) -> bytes:
    """The same with few colours: a third of the bytes, for eight of them go to every phone in the hall."""
    written = io.BytesIO()
    with Image.open(io.BytesIO(png)) as picture:
        picture.convert("RGB").quantize(_COLOURS).save(written, "PNG", optimize=True)
    return written.getvalue()
