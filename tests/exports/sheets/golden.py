"""Sheets as somebody looked at and found good; `python -m tests.exports.sheets.golden` draws them anew.

Look at them again before they are committed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from exports.atlas import atlas
from exports.board import board
from exports.print_map import print_map
from exports.sheets.board_request import BoardRequest
from exports.sheets.request import SheetRequest
from tests.data.sample_scored import sample
from tests.exports.sheets.orders import DAY, picture, sketch

FOLDER = Path(__file__).with_name("golden")
BLOCK_PX = 8
LIMIT = 24.0
"""Levels of 255 by which the colour or the contrast of a block may differ: as wide as a hinted stroke."""
_COLOURS = 256

Pixels = npt.NDArray[np.float64]


def _map(**order: object) -> bytes:
    return print_map(SheetRequest(dated=DAY, **order), sample(), sketch()).content  # type: ignore[arg-type]


SHEETS: Mapping[str, tuple[float, Callable[[], bytes]]] = {
    "map-a4-zh": (1.6, lambda: _map(paper="A4")),
    "map-a4-portrait-en": (1.6, lambda: _map(paper="A4", orientation="portrait", language="en")),
    "map-a3-statutory": (1.1, lambda: _map(paper="A3", style="statutory", insets=False)),
    "atlas-index": (
        1.6,
        lambda: atlas(SheetRequest(paper="A4", dated=DAY, insets=False), "compound", sample()).content,
    ),
    "board-a1": (
        0.6,
        lambda: board(BoardRequest(dated=DAY), sample(), [sketch(), sketch("B", "老街会客厅")]).content,
    ),
}
"""Name → dots a millimetre, and what makes the PDF."""


def sheet_today(name: str) -> Image.Image:
    """The sheet as it is drawn today."""
    dots_per_mm, make = SHEETS[name]
    found: Image.Image = picture(make(), dots_per_mm)
    return found


def golden_sheet(name: str) -> Image.Image:
    """The sheet as it was found good."""
    return Image.open(FOLDER / f"{name}.png").convert("RGB")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of blocks, of those with something on them, whose colour or contrast differs; 1 for another
    size. It sees what moved, went or came, and not how a stroke was smoothed."""
    if one.size != other.size:
        return 1.0
    (mean, contrast), (mean_other, contrast_other) = _blocks(one), _blocks(other)
    differs = np.abs(mean - mean_other).max(axis=-1) > LIMIT
    differs |= np.abs(contrast - contrast_other) > LIMIT
    is_used = (contrast > 1) | (contrast_other > 1) | differs
    return float(differs[is_used].mean()) if is_used.any() else 0.0


def _blocks(image: Image.Image) -> tuple[Pixels, Pixels]:
    """(rows, columns, 3) mean colours and (rows, columns) standard deviations of grey."""
    pixels = np.asarray(image, dtype=np.float64)
    rows, columns = (side // BLOCK_PX for side in pixels.shape[:2])
    cut = pixels[: rows * BLOCK_PX, : columns * BLOCK_PX]
    blocks = cut.reshape(rows, BLOCK_PX, columns, BLOCK_PX, 3)
    return blocks.mean(axis=(1, 3)), blocks.mean(axis=4).std(axis=(1, 3))


def main() -> None:
    """Draw all of them anew."""
    FOLDER.mkdir(exist_ok=True)
    for name in SHEETS:
        sheet_today(name).quantize(_COLOURS).save(FOLDER / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
