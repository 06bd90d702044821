"""Texts of a drawing: their words without codes of CAD, and where they stand."""

from __future__ import annotations

import math
import unicodedata

import numpy as np
import shapely
from ezdxf.lldxf.encoding import decode_dxf_unicode, decode_mif_to_unicode
from ezdxf.tools.text import plain_mtext, plain_text

from data.importers.files.dxf.own_coordinates import to_drawing
from data.importers.files.dxf.records import Record
from data.importers.files.dxf.shapes import DrawnShape, DrawnText

_NARROW = 0.65
"""Width of a letter, of its height; Chinese characters are as wide as they are high."""
_MIDDLE = 4
_EAST = {0: 0.5, 2: -0.5, 3: -0.5, 5: -0.5}
"""From the anchor of a line of text to its middle, of its width, by its alignment; 3 and 5 end there."""
_WORDS_MOST = 100_001


def decode_escapes(words: str) -> str:
    r"""Words with \\U+XXXX and \\M+nXXXX as the characters that they stand for."""
    if "\\" not in words:
        return words
    return decode_mif_to_unicode(decode_dxf_unicode(words))


def line_text(record: Record) -> str:
    """What a TEXT or ATTRIB says."""
    return plain_text(decode_escapes(record.text(1)[:_WORDS_MOST])).strip()


def block_text(record: Record) -> str:
    """What an MTEXT says, in one line, without its formatting."""
    words = "".join(value for code, value in record.tags if code == 3) + record.text(1)
    return " ".join(str(plain_mtext(decode_escapes(words[:_WORDS_MOST]))).split())


def text_shape(record: Record, layer: str) -> DrawnShape | None:
    """A TEXT, MTEXT or ATTRIB as a point with its label; None where it says nothing."""
    words = block_text(record) if record.kind == "MTEXT" else line_text(record)
    if not words:
        return None
    height = record.number(40)
    east, north = _shares_to_middle(record)
    aligned = record.kind != "MTEXT" and bool(record.flags(72) or record.flags(_vertical(record)))
    anchor = np.array([record.point(11 if aligned else 10)[:2]])
    turn = _direction(record)
    width = _width(words, height, record)
    middle = complex(*anchor[0]) + turn * complex(east * width, north * height)
    if record.kind != "MTEXT":
        anchor, points = to_drawing(anchor, record), np.array([[middle.real, middle.imag]])
        middle = complex(*to_drawing(points, record)[0])
    return DrawnShape(layer, shapely.Point(anchor[0]), DrawnText(words, height, (middle.real, middle.imag)))


def _shares_to_middle(record: Record) -> tuple[float, float]:
    """How far the middle is from the anchor: of the text's width to the right, of its height upwards."""
    if record.kind == "MTEXT":
        column, row = (record.flags(71) - 1) % 3, (record.flags(71) - 1) // 3
        return (0.5, 0.0, -0.5)[column], (-0.5, 0.0, 0.5)[max(0, min(row, 2))]
    along = record.flags(72)
    if along == _MIDDLE:
        return 0.0, 0.0
    return _EAST.get(along, 0.0), {2: 0.0, 3: -0.5}.get(record.flags(_vertical(record)), 0.5)


def _vertical(record: Record) -> int:
    """The group code of the vertical alignment."""
    return 74 if record.kind == "ATTRIB" else 73


def _direction(record: Record) -> complex:
    along = complex(record.number(11), record.number(21)) if record.kind == "MTEXT" else 0j
    if along and math.isfinite(abs(along)):
        return along / abs(along)
    # Degrees in both, though AutoCAD's own reference speaks of radians for MTEXT.
    return complex(np.exp(1j * math.radians(record.number(50))))


def _width(words: str, height: float, record: Record) -> float:
    wide = sum(1.0 if unicodedata.east_asian_width(char) in "WF" else _NARROW for char in words[:200])
    if record.kind == "MTEXT":
        return min(wide * height, record.number(41) or math.inf)
    return wide * height * record.number(41, 1.0)
