"""Bounds of what a building can hold, and whether the values of a column can be what its name says."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence

import numpy as np

from data.importers.files.raw_layers import Value
from data.importers.mapping.quantities import COUNTED, quantity_of
from data.importers.mapping.reading_values import number_of, text_of
from data.importers.people import MOST_PEOPLE, MOST_STOREYS
from spatial.network import Floats

LARGEST: Mapping[str, int] = {one: MOST_STOREYS if one == "storeys" else MOST_PEOPLE for one in COUNTED}
"""The same bounds for files, tables and cells: what is above is a slip."""
_MANY, _SOME = 0.5, 0.1
"""Of the values of a column: more above the bound, and the column is something else."""


def numbers_of(values: Sequence[Value]) -> Floats:
    """(N,) the numbers in the cells, NaN for none."""
    return np.array([number_of(value) for value in values], dtype=np.float64)


def is_plausible(ours: str, theirs: str, values: Sequence[Value], is_unsure: bool) -> bool:
    """Whether the values can be what the column is guessed to be; the less sure its name, the stricter."""
    if ours not in COUNTED or not any(text_of(value) for value in values):
        return True
    if is_share(theirs):
        return parts_of_whole(theirs, values) is not None
    numbers = numbers_of(values)
    numbers = numbers[np.isfinite(numbers)]
    if not len(numbers):
        return False
    return bool(np.mean(numbers > LARGEST[ours]) <= (_SOME if is_unsure else _MANY))


def is_share(theirs: str) -> bool:
    """Whether a column holds shares of the people, by its name."""
    quantity = quantity_of(theirs)
    return quantity is not None and quantity.kind == "share"


def parts_of_whole(theirs: str, values: Sequence[Value]) -> Floats | None:
    """(N,) the shares in a column as parts of 1, NaN where a cell has none; None where their unit is unclear.

    A column that says percent, or has a sign of percent or a number above 1 in a cell, is in percent.
    """
    texts = [unicodedata.normalize("NFKC", text_of(value)) for value in values]
    numbers = numbers_of([text.replace("%", "") for text in texts])
    known = numbers[np.isfinite(numbers)]
    if not len(known) or known.min() < 0 or known.max() > 100:
        return None
    if known.max() > 1 or any("%" in text for text in texts):
        return numbers / 100
    quantity = quantity_of(theirs)
    says_percent = quantity is not None and quantity.percent
    return None if says_percent and known.max() > 0 else numbers
