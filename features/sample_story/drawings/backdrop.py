"""Where a scene plays: sky, hills, houses, and the ground in front of them."""

from __future__ import annotations

from typing import Literal

from features.sample_story.drawings.painter import HEIGHT, WIDTH, Colour, Painter, Spot, shade

Ground = Literal["lawn", "paving", "earth"]
HORIZON = 290
_GROUNDS: dict[Ground, tuple[Colour, Colour]] = {
    "lawn": ((150, 184, 104), (104, 148, 70)),
    "paving": ((206, 200, 190), (172, 166, 156)),
    "earth": ((208, 184, 146), (176, 148, 108)),
}
_WALLS: tuple[Colour, ...] = ((236, 228, 212), (224, 212, 190), (214, 220, 222), (232, 216, 204))
_ROOF: Colour = (120, 92, 84)
_GLASS: Colour = (120, 146, 160)
_LEAVES: Colour = (84, 128, 66)
_BARK: Colour = (112, 86, 64)


def backdrop(paint: Painter, ground: Ground) -> None:
    """Draw everything behind the thing that was reported."""
    paint.gradient(0, HORIZON, (176, 208, 232), (238, 240, 232))
    hills = [(0.0, HORIZON), (0.0, 190.0), (140.0, 150.0), (320.0, 200.0), (520.0, 140.0), (800.0, 210.0)]
    paint.polygon([*hills, (WIDTH, HORIZON)], (164, 188, 176))
    _houses(paint)
    _tree(paint, 70, HORIZON + 24, 1.0)
    _tree(paint, 735, HORIZON + 34, 1.2)
    _ground(paint, ground)


def shadow(paint: Painter, x: float, y: float, width: float, height: float, ground: Ground) -> None:
    """The shadow of a thing on the ground."""
    paint.oval(x, y, width, height, shade(_GROUNDS[ground][1], 0.72))


def leaves(paint: Painter, x: float, y: float, width: float, height: float, colour: Colour = _LEAVES) -> None:
    """A crown, or a heap of leaves, of many round spots."""
    for _ in range(26):
        at = (x + paint.random.uniform(-0.5, 0.5) * width, y + paint.random.uniform(-0.5, 0.5) * height)
        size = paint.random.uniform(0.24, 0.42) * min(width, height)
        paint.oval(*at, size * 1.2, size, shade(colour, paint.random.uniform(0.82, 1.16)))


def _tree(paint: Painter, x: float, y: float, size: float) -> None:
    paint.polygon(
        [
            (x - 9 * size, y),
            (x - 5 * size, y - 110 * size),
            (x + 5 * size, y - 110 * size),
            (x + 9 * size, y),
        ],
        _BARK,
    )
    leaves(paint, x, y - 150 * size, 120 * size, 110 * size)


def _houses(paint: Painter) -> None:
    x = -20.0
    while x < WIDTH:
        width, height = paint.random.uniform(90, 150), paint.random.uniform(80, 160)
        wall = paint.random.choice(_WALLS)
        paint.box(x, HORIZON - height, width, height + 10, wall)
        paint.box(x - 4, HORIZON - height - 9, width + 8, 11, _ROOF)
        _windows(paint, (x, HORIZON - height), width, height)
        x += width + paint.random.uniform(4, 26)


def _windows(paint: Painter, corner: Spot, width: float, height: float) -> None:
    columns, rows = int(width // 34), int(height // 40)
    for column in range(columns):
        for row in range(rows):
            x = corner[0] + (column + 0.5) * width / columns - 9
            paint.box(x, corner[1] + 14 + row * 40, 18, 22, shade(_GLASS, paint.random.uniform(0.9, 1.15)))


def _ground(paint: Painter, ground: Ground) -> None:
    far, near = _GROUNDS[ground]
    paint.gradient(HORIZON, HEIGHT, far, near)
    if ground == "paving":
        _joints(paint, shade(near, 0.93))
        return
    for _ in range(260):
        x, y = paint.random.uniform(0, WIDTH), paint.random.uniform(HORIZON + 6, HEIGHT)
        size = 2 + (y - HORIZON) / 60
        blade = shade(near, paint.random.uniform(0.86, 1.14))
        paint.line([(x, y), (x + paint.random.uniform(-2, 2), y - size * 1.6)], blade, 1.4)


def _joints(paint: Painter, colour: Colour) -> None:
    middle = WIDTH / 2
    for number in range(-12, 13):
        paint.line([(middle + number * 34, HORIZON), (middle + number * 150, HEIGHT)], colour, 1.6)
    y = float(HORIZON)
    step = 12.0
    while y < HEIGHT:
        paint.line([(0, y), (WIDTH, y)], colour, 1.6)
        y, step = y + step, step * 1.34
