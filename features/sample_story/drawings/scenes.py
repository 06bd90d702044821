"""The scenes of the story's photos, each a picture with a mark that says it was drawn."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

from base.photos.clean_photo import CleanPhoto
from base.photos.cleaning import clean_photo
from features.sample_story.drawings import things
from features.sample_story.drawings.backdrop import Ground, backdrop, shadow
from features.sample_story.drawings.painter import HEIGHT, WIDTH, Painter
from features.sample_story.story_text import story

_QUALITY = 88


@dataclass(frozen=True)
class Scene:
    """A ground, and what stands on it."""

    ground: Ground
    draw: Callable[[Painter], None]


def drawn_photo(scene: str) -> CleanPhoto:
    """The picture of a scene, cleaned as a photo from a phone is. Raises KeyError for an unknown scene."""
    shown = SCENES[scene]
    paint = Painter(story().seed + list(SCENES).index(scene))
    backdrop(paint, shown.ground)
    shown.draw(paint)
    _mark(paint)
    written = BytesIO()
    paint.picture().save(written, "JPEG", quality=_QUALITY)
    return clean_photo(written.getvalue(), f"{scene}.jpg")


def _mark(paint: Painter) -> None:
    """A band at the foot: whoever saves the picture keeps what it says."""
    paint.box(0, HEIGHT - 34, WIDTH, 34, (38, 46, 52))
    paint.text(16, HEIGHT - 17, story().photo_mark, 17, (240, 240, 234))


def _boxes(paint: Painter) -> None:
    shadow(paint, 410, 512, 520, 54, "lawn")
    for x, y, size in ((170, 470, 110), (300, 462, 128), (446, 472, 112), (236, 372, 100), (372, 366, 92)):
        things.cardboard(paint, x, y, size)
    for x, y, size in ((220, 516, 104), (350, 522, 120), (506, 514, 92)):
        things.cardboard(paint, x, y, size)


def _cars(paint: Painter) -> None:
    things.car(paint, 90, 440, (198, 204, 210), "paving")
    things.car(paint, 400, 520, (70, 104, 146), "paving")


def _scooters(paint: Painter) -> None:
    colours = ((190, 70, 62), (70, 110, 150), (90, 140, 96), (214, 180, 90), (120, 110, 160))
    for number, colour in enumerate(colours):
        things.scooter(paint, 60 + number * 138, 440 + (number % 2) * 74, colour, "paving")


def _plot(paint: Painter) -> None:
    things.flowers(paint)
    things.sign_post(paint, story().sign)


SCENES: dict[str, Scene] = {
    "boxes": Scene("lawn", _boxes),
    "cars": Scene("paving", _cars),
    "lock": Scene("paving", things.parking_lock),
    "shed": Scene("earth", lambda paint: things.shed(paint, 170, 510, "earth")),
    "vegetables": Scene("lawn", things.vegetable_beds),
    "old_car": Scene("paving", lambda paint: things.car(paint, 260, 500, (146, 128, 110), "paving", True)),
    "scooters": Scene("paving", _scooters),
    "sofa": Scene("lawn", lambda paint: things.sofa(paint, 250, 500, "lawn")),
    "rubbish": Scene("earth", lambda paint: things.rubbish(paint, "earth")),
    "pruning": Scene("lawn", lambda paint: things.pruning(paint, "lawn")),
    "lawn": Scene("lawn", things.flowers),
    "plot": Scene("lawn", _plot),
}
"""By name, as the story's reports name them."""
