"""Names on a map, each tried in several places and on one to three lines. None covers another or a marker."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from matplotlib.transforms import Affine2D

from base.words import Text
from layers.layer import Layer
from paper.clean_text import plain
from paper.content import LayerContent
from paper.lettering import printable, shorten_text, width_of, wrap_lines
from paper.obstacles import Obstacles
from paper.page import INK, Canvas, line_mm
from paper.paper import MM_PER_PT, Rect
from paper.placed_boxes import PlacedBoxes
from spatial.middles import middles_of
from spatial.network import Floats

_LONGEST = 9.0
"""Of a line, in sizes of type; longer names wrap."""
_MOST_LINES = 3
_GAP_MM = 0.6
_LATIN_WORD = re.compile(r"[!-~\u00c0-\u024f]+")
_FAR = (1.0, 1.7)
"""Distances from the place itself, in heights of the label, that are tried one after the other."""
_CLEAR, _AWAY = 0.05, 0.12
"""Of a label, what may lie on buildings for its place to be as good as a free one, and what it may cover more
for standing one step nearer to its place."""
_LEADS_FROM = 0.8
"""A label that lies farther off than this, in heights of a line, is joined to its place by a line."""


@dataclass(frozen=True)
class Naming:
    """How the names of a layer are written: first those of the lowest rank."""

    rank: int
    size: float
    """In sizes of plain text."""
    ink: str
    heavy: bool = False
    roams: bool = True
    """Whether it may stand beside its place; a code of many that are alike may not."""


NAMED = {
    "interventions": Naming(0, 1.15, "#8c1d0e"),
    "grids": Naming(1, 1.25, "#5b4a8a", heavy=True),
    "public_spaces": Naming(2, 0.95, "#0b4a37"),
    "land_use": Naming(2, 0.95, INK, roams=False),
    "compounds": Naming(3, 1.0, "#7a5320"),
}
"""The layers whose rows are named on paper: homes and facilities are too many."""


@dataclass(frozen=True)
class Label:
    """A label that found its place: its lines, box (mm) and the place that it names."""

    lines: tuple[str, ...]
    box: Rect
    anchor: tuple[float, float]


def draw_labels(
    page: Canvas,
    contents: Sequence[LayerContent],
    to_mm: Affine2D,
    taken: PlacedBoxes,
    buildings: Obstacles,
    text_pt: float,
    language: str,
    zorder: float,
) -> tuple[Label, ...]:
    """Write the names that find a place, the most important layer first, off the buildings where they can;
    those that find none are left off."""
    placed: list[Label] = []
    built = {key for one in contents if one.layer.key == "interventions" for key in one.rows["id"]}
    named = [one for one in contents if one.layer.key in NAMED]
    for content in sorted(named, key=lambda one: NAMED[one.layer.key].rank):
        naming = NAMED[content.layer.key]
        # An option's new spaces are spaces too: they are named once, as interventions.
        once = frozenset() if content.layer.key == "interventions" else frozenset(built)
        for text, anchor in _names(content, to_mm, language, once):
            label = _place_label(text, anchor, taken, buildings, text_pt * naming.size, naming.roams)
            if label is not None:
                taken.add(label.box)
                placed.append(label)
                _write(page, label, naming, text_pt * naming.size, zorder)
            page.asked.append(text)
    return tuple(placed)


def _names(
    content: LayerContent, to_mm: Affine2D, language: str, but: frozenset[str]
) -> Iterator[tuple[str, Floats]]:
    """Text and anchor (mm) of all rows but those with these ids, the largest shape first."""
    column = _column(content.layer)
    shapes = content.rows.geometry.to_numpy()
    size = np.maximum(shapely.area(shapes), shapely.length(shapes))
    numbers = list(content.rows["number"]) if "number" in content.rows else [""] * len(shapes)
    values, ids = list(content.rows[column]), list(content.rows["id"])
    for row in np.argsort(-size, kind="stable"):
        value = values[row]
        if ids[row] in but:
            continue
        text = plain(value.text(language) if isinstance(value, Text) else str(value))
        if text:
            anchor = shapely.get_coordinates(middles_of(shapes[[row]])[0])[0]
            yield f"{numbers[row]} {text}".strip(), to_mm.transform(anchor)


def _column(layer: Layer) -> str:
    return layer.label or layer.title


def _place_label(
    text: str, anchor: Floats, taken: PlacedBoxes, buildings: Obstacles, size_pt: float, roams: bool
) -> Label | None:
    """The free place near its own that covers the least of buildings."""
    best, least = None, math.inf
    for steps, label in _free_labels(text, anchor, taken, size_pt, roams):
        covered = buildings.covered_mm2(label.box) / (label.box.width * label.box.height)
        cost = max(0.0, covered - _CLEAR) + _AWAY * steps
        if cost < least:
            best, least = label, cost
        if least <= _AWAY * steps:
            break
    return best


def _free_labels(
    text: str, anchor: Floats, taken: PlacedBoxes, size_pt: float, roams: bool
) -> Iterator[tuple[int, Label]]:
    """The label in every place and shape in which it covers no other and no marker, and how many steps off
    its own place it stands."""
    size_mm = size_pt * MM_PER_PT
    for longest in (_LONGEST, _LONGEST / 1.8):
        if longest < _LONGEST and any(width_of(word) > longest for word in _LATIN_WORD.findall(text)):
            continue  # a word would be cut
        lines = shorten_text(_balance_lines(printable(text), longest), _MOST_LINES)
        width = max(width_of(line) for line in lines) * size_mm + 2 * _GAP_MM
        height = line_mm(size_pt) * len(lines) + _GAP_MM
        for steps, x, y in _places(anchor, width, height, roams):
            box = Rect(x - width / 2, y - height / 2, width, height)
            if taken.is_free(box):
                yield steps, Label(tuple(lines), box, (float(anchor[0]), float(anchor[1])))


def _balance_lines(text: str, longest: float) -> list[str]:
    """The fewest lines, as equally long as may be: no last line of one character, and no word cut."""
    lines = wrap_lines(text, longest)
    if len(lines) > 1:
        word = max((width_of(one) for one in _LATIN_WORD.findall(text)), default=0.0)
        lines = wrap_lines(text, min(longest, max(2.0, word, 1.06 * width_of(text) / len(lines) + 0.5)))
    return lines


def _places(anchor: Floats, width: float, height: float, roams: bool) -> Iterator[tuple[int, float, float]]:
    """Middles to try: on the spot, then below, above, right and left, farther and farther off."""
    x, y = float(anchor[0]), float(anchor[1])
    yield 0, x, y
    for steps, far in enumerate(_FAR if roams else (), start=1):
        up, across = height * far, width / 2 + height * (far - 0.4)
        for dx, dy in ((0, -up), (0, up), (across, 0), (-across, 0)):
            yield steps, x + dx, y + dy
        for dx, dy in ((across, -up), (-across, -up), (across, up), (-across, up)):
            yield steps, x + dx * 0.7, y + dy * 0.8


def _write(page: Canvas, label: Label, naming: Naming, size_pt: float, zorder: float) -> None:
    x, _ = label.box.middle
    pitch = line_mm(size_pt)
    _lead(page, label, naming.ink, size_pt)
    for number, line in enumerate(label.lines):
        y = label.box.top - _GAP_MM / 2 - pitch * (number + 0.5)
        page.write(
            x,
            y,
            line,
            size_pt,
            ink=naming.ink,
            align="center",
            heavy=naming.heavy,
            halo="#ffffff",
            zorder=zorder,
        )


def _lead(page: Canvas, label: Label, ink: str, size_pt: float) -> None:
    """Draw a thin line from a label to its place."""
    box, (x, y) = label.box, label.anchor
    nearest = min(max(x, box.x), box.right), min(max(y, box.y), box.top)
    if np.hypot(x - nearest[0], y - nearest[1]) > _LEADS_FROM * line_mm(size_pt):
        page.rule((x, y), nearest, width_pt=0.06 * size_pt, ink=ink, zorder=2.4)
