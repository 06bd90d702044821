"""Clean the cells and column names of an untrusted table: plain text, numbers, booleans."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from base.words import Message, Text
from data.importers.errors import TextTooLong, TooManyItems
from data.importers.files.raw_layers import Value
from data.importers.files.shape_text import is_shape_text
from data.importers.limits import ImportLimits

_NAME_CHARACTERS = 80
_SHAPE_TEXT_FACTOR = 10
"""How many times longer than other text the text of a shape may be."""
_ENCODED_LEAST = 400
"""Letters and digits without a blank; no word is as long, and the smallest picture is longer."""
_ENCODED_LINE = 50
"""Programs break such text after 64 or 76 letters."""
_DATA_URI = re.compile(r"data:[\w.+-]+/[\w.+-]+[;,]")
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]+={0,2}")


def clean_name(name: object, otherwise: str) -> str:
    """A layer's or column's name fit for one line: printable, at most 80 characters; `otherwise` for none."""
    text = "".join(char if char.isprintable() else " " for char in str(name))
    return " ".join(text.split())[:_NAME_CHARACTERS] or otherwise


def clean_names(names: Sequence[object]) -> list[str]:
    """The same for all columns of a table, each once."""
    found: list[str] = []
    for number, name in enumerate(names, 1):
        wanted = plain = clean_name(name, f"column {number}")
        repeat = 2
        while wanted in found:
            wanted, repeat = f"{plain} {repeat}", repeat + 1
        found.append(wanted)
    return found


def require_few(count: int, limit: int, file: str, what: Text, where: Text | None = None) -> None:
    """Raise TooMuch for more than `limit`."""
    if count > limit:
        raise TooManyItems(
            file=file,
            count=count,
            limit=limit,
            what=what,
            where=where or "",
        )


def clean_column(
    values: Iterable[Any], column: str, layer: str, file: str, limits: ImportLimits
) -> tuple[list[Value], int]:
    """The values, and how many texts were cut. Raises TextTooLong.

    The text of a shape stays whole: the reader parses it, or cuts it later (`table_shapes`).
    """
    cleaned: list[Value] = []
    cut = 0
    for row, value in enumerate(values, 1):
        plain = _plain(value)
        if isinstance(plain, str):
            is_shape = len(plain) > limits.text_kept and is_shape_text(plain)
            most = _SHAPE_TEXT_FACTOR * limits.text_refused if is_shape else limits.text_refused
            if len(plain) > most and not is_encoded_data(plain):
                raise TextTooLong(
                    file=file,
                    layer=layer,
                    row=row,
                    column=column,
                    count=len(plain),
                    limit=most,
                )
            if len(plain) > limits.text_kept and not is_shape:
                plain, cut = plain[: limits.text_kept], cut + 1
        cleaned.append(plain)
    return cleaned, cut


def is_encoded_data(text: str) -> bool:
    """Whether a text is a picture or the like, in base64 or hexadecimal."""
    if _DATA_URI.match(text):
        return True
    if len(text) < _ENCODED_LEAST:
        return False
    lines = text.split()
    return len(text) > _ENCODED_LINE * len(lines) and all(_ENCODED.fullmatch(line) for line in lines)


def cut_messages(cut: int, limits: ImportLimits) -> tuple[Text, ...]:
    """Messages about texts that were cut."""
    if not cut:
        return ()
    return (
        Message(
            "{cut} texts had more than {text_kept} characters and were shortened.",
            cut=cut,
            text_kept=limits.text_kept,
        ),
    )


def _plain(value: Any) -> Value:
    """Text without control characters, a number, truth, or None for what is missing or no number."""
    if value is None or isinstance(value, str):
        return value if value is None else _readable(value)
    if isinstance(value, (bool, np.bool_)):
        return bool(value)
    if isinstance(value, (int, np.integer)):
        return int(value)
    if isinstance(value, (float, np.floating)):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, np.datetime64):
        return None if np.isnat(value) else str(value.astype("datetime64[s]")).replace("T00:00:00", "")
    return _readable(str(value))


def _readable(text: str) -> str:
    if text.isprintable():
        return text.strip()
    kept = (char if char.isprintable() or char == "\n" else " " for char in text)
    return "".join(kept).strip()
