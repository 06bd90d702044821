"""What the record can keep: text as it was written, finite numbers, shapes of a size that somebody drew."""

# ruff: noqa: D101  (an error's two sentences say what it is)

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TypeVar

import numpy as np
import shapely

from base.errors import LintuError
from base.words import Bilingual

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
    zh = "“{where_zh}”里第 {place} 个字符不是可以保存的文字。请删去它再保存。"
    en = "Character {place} of “{where_en}” is not text that can be kept. Remove it and save again."


class TextTooLongError(LimitError, ValueError):
    zh = "“{where_zh}”有 {length} 个字，超过 {limit} 个的上限。请缩短后再保存。"
    en = "“{where_en}” has {length} characters, more than the limit of {limit}. Shorten it and save again."


class ListTooLongError(LimitError, ValueError):
    zh = "“{where_zh}”有 {length} 项，超过 {limit} 项的上限。请减少后再保存。"
    en = "“{where_en}” has {length} entries, more than the limit of {limit}. Take some out and save again."


class NumberNotKeptError(LimitError, ValueError):
    zh = "“{where_zh}”的值 {value} 不是可以保存的数。请改成一个普通的数。"
    en = "The value {value} of “{where_en}” is not a number that can be kept. Give an ordinary number."


class ShapeNotKeptError(LimitError, ValueError):
    zh = "干预“{name}”的图形是空的，或有坐标不是有限的数。请在地图上重新绘制。"
    en = "The shape of “{name}” is empty or has a coordinate that is not finite. Draw it again on the map."


class ShapeTooLargeError(LimitError, ValueError):
    zh = "干预“{name}”的图形有 {count} 个顶点，超过 {limit} 个的上限。请简化图形。"
    en = "The shape of “{name}” has {count} vertices, more than the limit of {limit}. Simplify it."


def kept_text(text: str, where: Bilingual, limit: int) -> str:
    """The text, untouched. Raises TextTooLongError or TextNotKeptError (NUL, half of a surrogate pair)."""
    if len(text) > limit:
        raise TextTooLongError(where_zh=where.zh, where_en=where.en, length=len(text), limit=limit)
    if found := _UNKEPT.search(text):
        raise TextNotKeptError(where_zh=where.zh, where_en=where.en, place=found.start() + 1)
    return text


def kept_texts(texts: Sequence[str], where: Bilingual) -> list[str]:
    """Catalogue keys, in their order. Raises ListTooLongError, and what `kept_text` raises."""
    return [kept_text(text, where, KEY_MAX) for text in _kept_list(texts, where)]


def kept_positions(positions: Sequence[int], where: Bilingual) -> list[int]:
    """Positions in a list, in their order. Raises ListTooLongError or NumberNotKeptError."""
    return [int(kept_number(position, where)) for position in _kept_list(positions, where)]


def kept_number(number: float, where: Bilingual) -> float:
    """The number. Raises NumberNotKeptError unless it is finite."""
    try:
        kept = float(number)
    except (OverflowError, TypeError, ValueError):
        kept = math.nan
    if not math.isfinite(kept):
        raise NumberNotKeptError(where_zh=where.zh, where_en=where.en, value=str(number)[:KEY_MAX])
    return kept


def kept_shape(shape: shapely.Geometry, name: str) -> bytes:
    """The shape, flat, as little-endian WKB. Raises ShapeNotKeptError or ShapeTooLargeError."""
    count = int(shapely.get_num_coordinates(shape))
    if count > VERTICES_MAX:
        raise ShapeTooLargeError(name=name, count=count, limit=VERTICES_MAX)
    if count == 0 or not np.isfinite(shapely.get_coordinates(shape)).all():
        raise ShapeNotKeptError(name=name)
    wkb: bytes = shapely.to_wkb(shapely.force_2d(shape), byte_order=1, flavor="iso")
    return wkb


def _kept_list(items: Sequence[_Item], where: Bilingual) -> Sequence[_Item]:
    if len(items) > LIST_MAX:
        raise ListTooLongError(where_zh=where.zh, where_en=where.en, length=len(items), limit=LIST_MAX)
    return items
