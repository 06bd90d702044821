"""Files that are small to send and dear to read."""

from __future__ import annotations

import io

import ezdxf
import numpy as np

from tests.data.importers.files_made import collection, feature


def blocks_of_blocks() -> bytes:
    """A drawing of eight levels of blocks, ten of the next in each: 10⁸ lines."""
    drawing = ezdxf.new()
    drawing.blocks.new("B0").add_line((0, 0), (1, 1))
    for level in range(1, 9):
        block = drawing.blocks.new(f"B{level}")
        for number in range(10):
            block.add_blockref(f"B{level - 1}", (number, level))
    drawing.modelspace().add_blockref("B8", (0, 0))
    text = io.StringIO()
    drawing.write(text)
    return text.getvalue().encode()


def self_crossing_ring() -> bytes:
    """A ring of 400 random points, which takes seconds to mend."""
    ring = np.random.default_rng(1).random((400, 2)).tolist()
    return collection(feature({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}))


def ring_of_points(count: int) -> bytes:
    """A round polygon of so many corners."""
    turn = np.linspace(0, 2 * np.pi, count, endpoint=False)
    ring = np.column_stack([116.1 + 0.001 * np.cos(turn), 24.28 + 0.001 * np.sin(turn)]).round(9).tolist()
    return collection(feature({"type": "Polygon", "coordinates": [[*ring, ring[0]]]}))
