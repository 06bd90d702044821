"""Sheets look as they did when somebody looked at them: structure, not pixels."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PIL import Image, ImageChops, ImageFilter

from tests.exports.sheets.golden import FOLDER, SHEETS, golden_sheet, sheet_today, unlike

ALIKE = 0.02
"""Of the blocks: fonts and versions of libraries smooth strokes differently."""


AT_ONCE = ("map-a4-zh", "board-a1")
"""One of each kind; the slow ring draws all."""


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in AT_ONCE else pytest.mark.slow) for name in SHEETS]
)
def test_a_sheet_looks_as_it_did(name: str) -> None:
    assert unlike(sheet_today(name), golden_sheet(name)) <= ALIKE


def test_every_picture_belongs_to_a_sheet() -> None:
    assert {file.stem for file in FOLDER.glob("*.png")} == set(SHEETS)


def _without_the_legend(image: Image.Image) -> Image.Image:
    width, height = image.size
    changed = image.copy()
    changed.paste((255, 255, 255), (round(width * 0.72), round(height * 0.1), width - 20, height - 20))
    return changed


def _in_grey(image: Image.Image) -> Image.Image:
    return image.convert("L").convert("RGB")


def _shift(image: Image.Image) -> Image.Image:
    return ImageChops.offset(image, 8, 5)


@pytest.mark.parametrize("change", [_without_the_legend, _in_grey, _shift])
def test_what_a_reader_would_notice_is_noticed(change: Callable[[Image.Image], Image.Image]) -> None:
    there = golden_sheet("map-a4-zh")
    assert unlike(change(there), there) > ALIKE * 2


def test_softer_strokes_are_the_same_picture() -> None:
    there = golden_sheet("map-a4-zh")
    soft = Image.blend(there, there.filter(ImageFilter.GaussianBlur(0.5)), 0.5)
    assert unlike(soft, there) <= ALIKE
