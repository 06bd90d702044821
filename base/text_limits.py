"""Limits on stored values: text length, finite numbers, size of shapes."""

# ruff: noqa: D101  (an error's two sentences say what it is)

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import shapely

from base.errors import LintuError
from base.words import Text

NAME_MAX = 80
NOTE_MAX = 2000
KEY_MAX = 200
"""Of keys and ids that come from a catalogue or a file."""
LIST_MAX = 100
VERTICES_MAX = 5000

_Item = TypeVar("_Item")
_UNKEPT = re.compile("[\x00\ud800-\udfff]")  # neither UTF-8 nor PostgreSQL can hold them


class LimitError(LintuError):
    """Something that cannot be kept as it is."""


class TextNotKeptError(LimitError, ValueError):
    template = "Character {place} of “{where}” cannot be stored as text. Remove it and save again."


class TextTooLongError(LimitError, ValueError):
    template = "“{where}” has {length} characters, more than the limit of {limit}. Shorten it and save again."


class ListTooLongError(LimitError, ValueError):
    template = "“{where}” has {length} entries, more than the limit of {limit}. Remove some and save again."


class NumberNotKeptError(LimitError, ValueError):
    template = "The value {value} of “{where}” cannot be stored as a number. Enter an ordinary number."


class ShapeNotKeptError(LimitError, ValueError):
    template = (
        "The shape of “{name}” is empty or has a coordinate that is not finite. Draw it again on the map."
    )


class ShapeTooLargeError(LimitError, ValueError):
    template = "The shape of “{name}” has {count} vertices, more than the limit of {limit}. Simplify it."


def storable_text(text: str, where: Text, limit: int) -> str:
    """The text, untouched. Raises TextTooLongError or TextNotKeptError (NUL, half of a surrogate pair)."""
    if len(text) > limit:
        raise TextTooLongError(where=where, length=len(text), limit=limit)
    if found := _UNKEPT.search(text):
        raise TextNotKeptError(where=where, place=found.start() + 1)
    return text


def is_storable(text: str) -> bool:
    """Whether every character can be stored: no NUL, no half of a surrogate pair."""
    return not _UNKEPT.search(text)


def storable_texts(texts: Sequence[str], where: Text) -> list[str]:
    """Catalogue keys, in their order. Raises ListTooLongError, and what `storable_text` raises."""
    return [storable_text(text, where, KEY_MAX) for text in _storable_list(texts, where)]


def storable_positions(positions: Sequence[int], where: Text) -> list[int]:
    """Positions in a list, in their order. Raises ListTooLongError or NumberNotKeptError."""
    return [int(storable_number(position, where)) for position in _storable_list(positions, where)]


def storable_number(number: float, where: Text) -> float:
    """The number. Raises NumberNotKeptError unless it is finite."""
    try:
        kept = float(number)
    except (OverflowError, TypeError, ValueError):
        kept = math.nan
    if not math.isfinite(kept):
        raise NumberNotKeptError(where=where, value=str(number)[:KEY_MAX])
    return kept


def storable_shape(shape: shapely.Geometry, name: str) -> bytes:
    """The shape, flat, as little-endian WKB. Raises ShapeNotKeptError or ShapeTooLargeError."""
    count = int(shapely.get_num_coordinates(shape))
    if count > VERTICES_MAX:
        raise ShapeTooLargeError(name=name, count=count, limit=VERTICES_MAX)
    if count == 0 or not np.isfinite(shapely.get_coordinates(shape)).all():
        raise ShapeNotKeptError(name=name)
    wkb: bytes = shapely.to_wkb(shapely.force_2d(shape), byte_order=1, flavor="iso")
    return wkb


def _storable_list(items: Sequence[_Item], where: Text) -> Sequence[_Item]:
    if len(items) > LIST_MAX:
        raise ListTooLongError(where=where, length=len(items), limit=LIST_MAX)
    return items
