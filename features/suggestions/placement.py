"""Where on a piece of ground an area of a given size may lie."""

from __future__ import annotations

from collections.abc import Iterator

import shapely

from spatial.network import Floats

_ALL = 0.98
"""Of the ground: what is nearly all of it takes all of it."""
_STEPS = 24
"""Halvings of a distance: a hundredth of a millimetre is left of a hundred metres."""


def placements(ground: shapely.Polygon, area_m2: float) -> Iterator[shapely.Polygon]:
    """Areas of this size within the ground: all of it where it is no larger; else its middle, then its four
    ends. Each in one piece; some may be missing where the ground has an odd outline."""
    if area_m2 >= _ALL * ground.area:
        yield ground
        return
    middle = _shrunk(ground, area_m2)
    if middle is not None:
        yield middle
    yield from _ends(ground, area_m2)


def _shrunk(ground: shapely.Polygon, area_m2: float) -> shapely.Polygon | None:
    """The ground without a margin all round, so wide that this area is left."""
    low, high = 0.0, float(shapely.maximum_inscribed_circle(ground).length)
    for _ in range(_STEPS):
        margin = (low + high) / 2
        if shapely.buffer(ground, -margin, join_style="mitre").area >= area_m2:
            low = margin
        else:
            high = margin
    return _one_piece(shapely.buffer(ground, -low, join_style="mitre"), area_m2)


def _ends(ground: shapely.Polygon, area_m2: float) -> Iterator[shapely.Polygon]:
    """The ground cut square to one of the sides of the narrowest box around it."""
    box = shapely.oriented_envelope(ground)
    corners = shapely.get_coordinates(box)[:4] if box.geom_type == "Polygon" else []
    for number in range(len(corners)):
        origin, along, across = (corners[(number + turn) % 4] for turn in (0, 1, 3))
        low, high = 0.0, 1.0
        for _ in range(_STEPS):
            share = (low + high) / 2
            if _part(ground, origin, along, across, share).area < area_m2:
                low = share
            else:
                high = share
        found = _one_piece(_part(ground, origin, along, across, high), area_m2)
        if found is not None:
            yield found


def _part(
    ground: shapely.Polygon, origin: Floats, along: Floats, across: Floats, share: float
) -> shapely.Geometry:
    """What of the ground lies in this share of the box, from the side `origin`–`along` on."""
    step = (across - origin) * share
    return shapely.intersection(ground, shapely.Polygon([origin, along, along + step, origin + step]))


def _one_piece(shape: shapely.Geometry, area_m2: float) -> shapely.Polygon | None:
    """The shape, unless it fell apart or lost its size."""
    if shape.geom_type != "Polygon" or shape.area < (1 - 1e-6) * area_m2:
        return None
    return shape
