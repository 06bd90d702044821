"""Clean the cells and column names of an untrusted table: plain text, numbers, booleans."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from base.words import Message, Text
from data.importers.errors import TextTooLong, TooManyItems
from data.importers.files.raw_layers import Value
from data.importers.limits import ImportLimits

_NAME_CHARACTERS = 80


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
    """The values, and how many texts were cut. Raises TextTooLong."""
    cleaned: list[Value] = []
    cut = 0
    for row, value in enumerate(values, 1):
        plain = _plain(value)
        if isinstance(plain, str):
            if len(plain) > limits.text_refused:
                raise TextTooLong(
                    file=file,
                    layer=layer,
                    row=row,
                    column=column,
                    count=len(plain),
                    limit=limits.text_refused,
                )
            if len(plain) > limits.text_kept:
                plain, cut = plain[: limits.text_kept], cut + 1
        cleaned.append(plain)
    return cleaned, cut


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
