"""Names in a drawing: each thing once, as high as the plot needs, beside what lies there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from ezdxf.enums import TextEntityAlignment
from ezdxf.layouts.base import BaseLayout

from exports.dxf_layers import CadLayers
from exports.dxf_text import plain_text
from exports.map_layers import ID, MapLayer
from features.options.interventions_layer import KEY as INTERVENTIONS
from paper.labels import NAMED
from paper.lettering import printable, width_of
from paper.paper import Rect
from paper.placed_boxes import PlacedBoxes, centre_box
from spatial.middles import middles_of

TEXT_MM = 2.5
"""Height of text on paper (GB/T 50001)."""
STYLE = "HZ"
WIDTH_FACTOR = 0.8
EM = 1.45
"""Of a Chinese character, in heights of text, which CAD measures from the baseline to a capital's top."""
_OFFSETS = (
    (0.0, 0.0), (0.0, -1.6), (0.0, 1.6), (0.6, 0.0), (-0.6, 0.0), (0.0, -3.2), (0.0, 3.2),
    (0.6, -1.6), (-0.6, -1.6), (0.6, 1.6), (-0.6, 1.6), (0.0, -4.8), (0.0, 4.8),
)  # fmt: skip
"""Places to try: widths of the name and heights of text from the thing itself."""
_OF_BUILT = ":"
"""Ends the id of the intervention in the ids of the facilities that it brings."""
_KINDS = ("polygon", "point")
"""Kinds of geometry that get their names written: a path has too many pieces, but for one that is built."""


@dataclass(frozen=True)
class Name:
    """One name to write: which layer's, of which thing, and where."""

    layer: MapLayer
    text: str
    at: tuple[float, float]


def write_names(
    space: BaseLayout, layers: Sequence[MapLayer], cad: CadLayers, taken: PlacedBoxes, unit: float
) -> None:
    """Write the names of all things, the most important first, with `unit` drawing units to a millimetre.

    One that finds no free place stands on its thing.
    """
    for name in _names(layers):
        is_shown = name.layer.declared.key in NAMED
        on = cad.of_names(name.layer, is_shown)
        x, y = name.at
        if is_shown:
            x, y = _free_place(name, taken, unit)
        add_text(space, name.text, (x, y), TEXT_MM * unit, on.name)


def add_text(
    space: BaseLayout,
    text: str,
    at: tuple[float, float],
    height: float,
    layer: str,
    align: TextEntityAlignment = TextEntityAlignment.MIDDLE_CENTER,
) -> None:
    """Write one line."""
    look = {"layer": layer, "style": STYLE, "width": WIDTH_FACTOR}
    space.add_text(plain_text(text), height=height, dxfattribs=look).set_placement(at, align=align)


def text_width(text: str) -> float:
    """How long a line is, in heights of text."""
    return width_of(printable(text)) * EM * WIDTH_FACTOR


def _names(layers: Sequence[MapLayer]) -> Iterator[Name]:
    """Today's before those of options; what an option leaves as it is has its name already."""
    ranked = sorted(
        (one for one in layers if one.label and (one.kind in _KINDS or _is_built(one))),
        key=lambda one: (one.letter, NAMED[one.declared.key].rank if one.declared.key in NAMED else 9),
    )
    written: dict[tuple[str, str], set[str]] = {}
    for layer in ranked:
        known = written.setdefault((layer.declared.key, ""), set())
        built = written.setdefault((INTERVENTIONS, layer.letter), set())
        spots = shapely.get_coordinates(middles_of(layer.frame.geometry.to_numpy()))
        for key, text, spot in zip(layer.frame[ID.column], layer.frame[layer.label], spots, strict=True):
            of_built = not _is_built(layer) and key.split(_OF_BUILT)[0] in built
            if isinstance(text, str) and key not in known and not of_built:
                yield Name(layer, text, (float(spot[0]), float(spot[1])))
            if _is_built(layer):
                built.add(key)
            elif not layer.letter:
                known.add(key)


def _is_built(layer: MapLayer) -> bool:
    return layer.declared.key == INTERVENTIONS


def _free_place(name: Name, taken: PlacedBoxes, unit: float) -> tuple[float, float]:
    """Where the name covers no other, in drawing units; `taken` counts in millimetres of paper."""
    middle = np.array(name.at) / unit
    width, height = text_width(name.text) * TEXT_MM, 1.2 * TEXT_MM
    steps = [np.array((across * width, up * TEXT_MM)) for across, up in _OFFSETS]
    boxes = [centre_box(middle + step, width, height) for step in steps]
    box = next((one for one in boxes if taken.is_free(one)), boxes[0])
    taken.add(box)
    x, y = box.middle
    return x * unit, y * unit


def room_of(bounds: tuple[float, float, float, float], unit: float) -> PlacedBoxes:
    """The ground of a drawing in millimetres of paper, with nothing on it yet and room around it."""
    west, south, east, north = (one / unit for one in bounds)
    margin = 50.0
    return PlacedBoxes(
        Rect(west - margin, south - margin, east - west + 2 * margin, north - south + 2 * margin)
    )
