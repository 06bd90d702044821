"""The river, the stream and the ponds."""

from __future__ import annotations

from shapely import Polygon, box

from data.sample.generate.curves import blob, curve

FRAME = box(-860, -610, 860, 640)
"""How far the base map is drawn: wide enough for a landscape sheet with 200 m to spare."""

RIVER = curve(
    [
        (-1000, -345), (-800, -318), (-620, -300), (-450, -322), (-250, -356), (-60, -376), (130, -349),
        (290, -280), (398, -164), (452, -22), (505, 110), (600, 215), (760, 268), (1000, 292),
    ]
)  # fmt: skip
RIVER_WIDTH_M = 58.0
STREAM = curve(
    [
        (-560, 700), (-520, 600), (-500, 480), (-452, 380), (-438, 300), (-450, 220), (-432, 110),
        (-454, 0), (-441, -120), (-456, -220), (-466, -330),
    ]
)  # fmt: skip
STREAM_WIDTH_M = 5.0
HALF_MOON_POND = blob(
    [
        (-394, -143),
        (-366, -141),
        (-339, -144),
        (-341, -158),
        (-354, -169),
        (-370, -171),
        (-385, -166),
        (-393, -156),
    ]
)
FISH_POND = blob([(-420, -225), (-398, -214), (-379, -226), (-382, -248), (-404, -256), (-424, -246)])
LOTUS_POND = blob([(300, 345), (328, 338), (343, 352), (330, 372), (304, 369)])


def river() -> Polygon:
    """The surface of the river; its width swells and shrinks a little along the bend."""
    wide = RIVER.buffer(RIVER_WIDTH_M / 2)
    bulge = blob([(250, -300), (330, -262), (420, -170), (458, -60), (420, -95), (350, -190)])
    return wide.union(bulge.intersection(RIVER.buffer(RIVER_WIDTH_M / 2 + 6)))


def stream() -> Polygon:
    """The surface of the stream that bounds the community in the west, down to the river."""
    return STREAM.buffer(STREAM_WIDTH_M / 2).difference(river())


def surfaces() -> tuple[Polygon, ...]:
    """All open water."""
    return river(), stream(), HALF_MOON_POND, FISH_POND, LOTUS_POND
