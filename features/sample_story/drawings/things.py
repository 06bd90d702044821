"""What people report: piles, vehicles, sheds, rubbish; each drawn at a spot on the ground."""

from __future__ import annotations

import math

from features.sample_story.drawings.backdrop import Ground, leaves, shadow
from features.sample_story.drawings.painter import Colour, Painter, shade

_CARDBOARD: Colour = (190, 146, 96)
_METAL: Colour = (150, 160, 168)
_RUBBER: Colour = (52, 52, 54)
_WOOD: Colour = (168, 128, 84)
_RED: Colour = (190, 62, 52)


def cardboard(paint: Painter, x: float, y: float, size: float) -> None:
    """A box of cardboard that stands with its front at this spot."""
    height, deep = size * 0.8, size * 0.3
    paint.box(x, y - height, size, height, _CARDBOARD)
    top = [(x, y - height), (x + deep, y - height - deep * 0.7), (x + size + deep, y - height - deep * 0.7)]
    paint.polygon([*top, (x + size, y - height)], shade(_CARDBOARD, 1.16))
    side = [(x + size, y - height), (x + size + deep, y - height - deep * 0.7)]
    paint.polygon([*side, (x + size + deep, y - deep * 0.7), (x + size, y)], shade(_CARDBOARD, 0.8))
    paint.box(x + size * 0.42, y - height, size * 0.14, height, shade(_CARDBOARD, 1.22))


def car(paint: Painter, x: float, y: float, colour: Colour, ground: Ground, is_flat: bool = False) -> None:
    """A car from the side; its front wheel stands at the left."""
    shadow(paint, x + 130, y + 4, 300, 34, ground)
    drop = 9 if is_flat else 0
    cabin = [
        (x + 52, y - 74 + drop),
        (x + 92, y - 124 + drop),
        (x + 186, y - 124 + drop),
        (x + 226, y - 74 + drop),
    ]
    paint.polygon(cabin, colour)
    glass = [
        (x + 66, y - 76 + drop),
        (x + 98, y - 115 + drop),
        (x + 134, y - 115 + drop),
        (x + 134, y - 76 + drop),
    ]
    paint.polygon(glass, (168, 196, 208))
    paint.polygon([(280 + 2 * x - px, py) for px, py in glass], (158, 186, 198))
    paint.box(x, y - 78 + drop, 264, 56, colour, 16)
    paint.box(x + 4, y - 34 + drop, 256, 10, shade(colour, 0.78), 4)
    paint.oval(x + 12, y - 58 + drop, 16, 14, (244, 232, 180))
    for wheel in (x + 58, x + 206):
        high = 42 if is_flat else 56
        paint.oval(wheel, y - high / 2, 56, high, _RUBBER)
        paint.oval(wheel, y - high / 2, 26, high * 0.46, _METAL)
    if is_flat:
        _dust(paint, x, y - 120, 264, 96)


def scooter(paint: Painter, x: float, y: float, colour: Colour, ground: Ground) -> None:
    """An electric scooter from the side."""
    shadow(paint, x + 50, y + 2, 130, 16, ground)
    for wheel in (x + 8, x + 94):
        paint.oval(wheel, y - 17, 36, 36, _RUBBER)
        paint.oval(wheel, y - 17, 16, 16, _METAL)
    paint.line([(x + 8, y - 18), (x + 26, y - 92)], shade(_METAL, 0.7), 7)
    paint.line([(x + 12, y - 92), (x + 40, y - 98)], _RUBBER, 7)
    paint.polygon([(x + 20, y - 62), (x + 34, y - 70), (x + 44, y - 28), (x + 30, y - 22)], colour)
    paint.box(x + 28, y - 34, 52, 12, shade(colour, 0.85), 5)
    paint.polygon([(x + 60, y - 34), (x + 66, y - 62), (x + 112, y - 58), (x + 108, y - 30)], colour)
    paint.box(x + 60, y - 74, 54, 14, _RUBBER, 7)


def sofa(paint: Painter, x: float, y: float, ground: Ground) -> None:
    """An old sofa with a torn seat."""
    red = (150, 84, 78)
    shadow(paint, x + 150, y + 6, 350, 40, ground)
    paint.box(x + 14, y - 122, 272, 92, red, 20)
    paint.box(x, y - 88, 54, 86, shade(red, 0.86), 18)
    paint.box(x + 246, y - 88, 54, 86, shade(red, 0.86), 18)
    for seat in (x + 50, x + 150):
        paint.box(seat, y - 62, 98, 40, shade(red, 1.14), 12)
    paint.box(x + 42, y - 28, 216, 22, shade(red, 0.74), 6)
    paint.polygon(
        [(x + 176, y - 58), (x + 216, y - 52), (x + 198, y - 32), (x + 172, y - 40)], (226, 214, 180)
    )
    for leg in (x + 22, x + 264):
        paint.box(leg, y - 8, 14, 14, _WOOD)


def shed(paint: Painter, x: float, y: float, ground: Ground) -> None:
    """A shed of corrugated tin with a fence beside it."""
    blue = (126, 152, 172)
    shadow(paint, x + 160, y + 4, 360, 34, ground)
    paint.box(x, y - 168, 300, 168, blue)
    for rib in range(0, 300, 15):
        paint.box(x + rib, y - 168, 5, 168, shade(blue, 0.88 if rib % 30 else 1.1))
    paint.polygon(
        [(x - 18, y - 162), (x + 8, y - 206), (x + 310, y - 214), (x + 322, y - 166)], shade(blue, 0.74)
    )
    paint.box(x + 100, y - 112, 66, 112, shade(_WOOD, 0.8))
    paint.oval(x + 154, y - 56, 8, 8, (232, 216, 160))
    for spot, rust in ((40, 90), (232, 130), (262, 40)):
        paint.oval(x + spot, y - rust, 34, 22, (158, 112, 84))
    for post in range(5):
        paint.box(x + 318 + post * 30, y - 62, 8, 66, _WOOD)
    paint.box(x + 312, y - 50, 136, 7, shade(_WOOD, 1.14))
    paint.box(x + 312, y - 24, 136, 7, shade(_WOOD, 1.14))


def vegetable_beds(paint: Painter) -> None:
    """Dug beds with rows of green and a low fence of bamboo."""
    for row in range(4):
        y, spread = 388 + row * 50, 250 + row * 46
        bed = [
            (400 - spread, y + 15),
            (400 - spread * 0.95, y - 15),
            (400 + spread * 0.95, y - 15),
            (400 + spread, y + 15),
        ]
        paint.polygon(bed, shade((128, 92, 62), 1 - 0.04 * row))
        for plant in range(11):
            x = 400 + (plant - 5) * spread / 6.0
            leaves(paint, x, y - 10, 30 + row * 4, 24 + row * 3, (92, 150, 62))
    for post in range(15):
        x = 50 + post * 50
        paint.line([(x, 368), (x + paint.random.uniform(-5, 5), 322)], (196, 176, 112), 5)
    paint.line([(44, 340), (756, 338)], (182, 160, 98), 4)


def parking_lock(paint: Painter) -> None:
    """A bay with white lines and a raised lock in its middle."""
    white = (240, 240, 236)
    for line in ([(250, 330), (120, 585)], [(550, 330), (680, 585)], [(250, 330), (550, 330)]):
        paint.line([(float(x), float(y)) for x, y in line], white, 9)
    shadow(paint, 400, 492, 230, 26, "paving")
    paint.line([(318, 488), (344, 396), (456, 396), (482, 488)], _RED, 16)
    paint.line([(350, 397), (376, 397)], (244, 214, 90), 16)
    paint.line([(424, 397), (450, 397)], (244, 214, 90), 16)
    paint.box(296, 480, 208, 16, (92, 96, 102), 5)
    paint.box(384, 462, 32, 34, (198, 164, 72), 6)


def rubbish(paint: Painter, ground: Ground) -> None:
    """Black bags, boxes and loose paper."""
    shadow(paint, 400, 512, 520, 60, ground)
    cardboard(paint, 520, 500, 96)
    for x, y, size in ((250, 470, 120), (340, 486, 138), (452, 478, 116), (300, 506, 118), (408, 516, 128)):
        paint.oval(x, y, size, size * 0.78, (58, 60, 66))
        paint.polygon(
            [(x - 14, y - size * 0.34), (x, y - size * 0.54), (x + 14, y - size * 0.34)], (70, 72, 80)
        )
        paint.oval(x - size * 0.18, y - size * 0.16, size * 0.2, size * 0.1, (104, 108, 116))
    for _ in range(16):
        left, top = paint.random.uniform(120, 690), paint.random.uniform(500, 570)
        bent = paint.random.uniform(-6, 6)
        sheet = [(left, top), (left + 20, top + bent), (left + 22, top + 10), (left + 2, top + 8 - bent)]
        paint.polygon(sheet, (236, 232, 220))


def pruning(paint: Painter, ground: Ground) -> None:
    """A ladder at a trunk, cut branches, and cones around them."""
    shadow(paint, 420, 520, 420, 46, ground)
    bark = (118, 92, 70)
    paint.polygon([(372, 516), (384, 120), (424, 120), (440, 516)], bark)
    paint.line([(404, 220), (300, 130)], bark, 16)
    paint.line([(408, 190), (520, 110)], bark, 16)
    leaves(paint, 404, 70, 330, 150)
    paint.oval(300, 130, 18, 18, (222, 200, 160))
    for side in (0, 44):
        paint.line([(470 + side, 516), (424 + side * 0.5, 226)], (214, 176, 96), 7)
    for step in range(7):
        part = step / 7
        left = (470 - 46 * part, 496 - 290 * part)
        paint.line([left, (left[0] + 44 - 22 * part, left[1])], (214, 176, 96), 6)
    for x, y in ((210, 506), (270, 536), (330, 520)):
        paint.line([(x - 60, y + 6), (x + 60, y - 10)], bark, 9)
        leaves(paint, x + 44, y - 14, 80, 40)
    for cone in (128, 640):
        paint.polygon([(cone - 24, 556), (cone, 480), (cone + 24, 556)], (226, 112, 52))
        paint.polygon([(cone - 15, 528), (cone - 9, 508), (cone + 9, 508), (cone + 15, 528)], (244, 240, 232))


def sign_post(paint: Painter, words: str) -> None:
    """A small sign on two posts."""
    for x in (352, 448):
        paint.box(x - 5, 404, 10, 100, _WOOD)
    width = 230
    paint.box(400 - width / 2, 372, width, 66, (62, 122, 84), 8)
    paint.text(400 - width / 2 + 22, 404, words, 26, (246, 246, 238))


def flowers(paint: Painter) -> None:
    """Low flowers in the grass."""
    for _ in range(46):
        angle, far = paint.random.uniform(0, 2 * math.pi), paint.random.uniform(0.2, 1)
        x, y = 400 + 330 * far * math.cos(angle), 470 + 90 * far * math.sin(angle)
        paint.oval(x, y, 9, 7, paint.random.choice([(244, 214, 96), (238, 238, 232), (222, 140, 150)]))


def _dust(paint: Painter, x: float, y: float, width: float, height: float) -> None:
    for _ in range(40):
        at = (x + paint.random.uniform(6, width - 6), y + paint.random.uniform(42, height - 6))
        paint.oval(*at, 10, 5, (168, 146, 118))
