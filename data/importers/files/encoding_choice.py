"""What a person needs to choose the encoding of a file: the rows in doubt, as each encoding has them."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.importers.files.kinds import kind_of_file
from data.importers.files.row_encodings import (
    CANDIDATES,
    UTF8,
    Row,
    likelihood,
    row_encodings,
    text_in,
    usual_name,
)
from data.importers.files.text_bytes import MOST_ROWS, TextBytes, text_bytes
from data.importers.limits import DEFAULT_LIMITS, ImportLimits

_SHOWN = 8
"""Rows that a person compares at once."""
_LONGEST = 60
"""Characters of a row that are shown."""
_AROUND = 10


@dataclass(frozen=True)
class DoubtfulRow:
    """The number of a row, and its text in each of `CANDIDATES`; "" where it is none in it."""

    number: int
    texts: tuple[str, ...]


@dataclass(frozen=True)
class EncodingChoice:
    """How the file would be read unasked, and the rows to decide by, the most doubtful first."""

    most: str
    rows: tuple[DoubtfulRow, ...]


def encoding_choice(
    raw: bytes, name: str, file: str, limits: ImportLimits = DEFAULT_LIMITS
) -> EncodingChoice | None:
    """What to choose by; None where the encoding is certain or the kind of file has one only.

    Raises as `kind_of_file` and `members_of` do.
    """
    kind = kind_of_file(raw, name, file)
    text = text_bytes(raw, kind.key, file, limits)
    found = row_encodings(text.rows, text.declared, may_be_cut=text.may_be_cut)
    odd = {*found.others, *found.broken}
    if not odd and found.most in (UTF8, *map(usual_name, text.declared)):
        return None
    shown = _different(text.rows, _by_doubt(text.rows, odd))
    return EncodingChoice(found.most, tuple(_shown(text, shown)))


def _by_doubt(rows: Sequence[Row], odd: set[int]) -> list[int]:
    """Positions of rows that are not ASCII: those unlike the others, then the rest; the closest first."""
    rest = (at for at, row in enumerate(rows) if at not in odd and not all(piece.isascii() for piece in row))
    some = sorted(odd), itertools.islice(rest, MOST_ROWS)
    return [at for part in some for at in sorted(part, key=lambda at: _margin(rows[at]))]


def _margin(row: Row) -> float:
    """By how much the likeliest encoding of a row is likelier than the next."""
    first, second, *_ = sorted((likelihood(row, one, may_be_cut=True) for one in CANDIDATES), reverse=True)
    return math.inf if second == -math.inf else first - second


def _different(rows: Sequence[Row], order: Iterable[int]) -> list[int]:
    """The first of the rows in this order, each text once."""
    first: dict[Row, int] = {}
    for at in order:
        first.setdefault(rows[at], at)
        if len(first) == _SHOWN:
            break
    return list(first.values())


def _shown(text: TextBytes, chosen: Iterable[int]) -> Iterable[DoubtfulRow]:
    for at in chosen:
        texts = [[text_in(piece, one, may_be_cut=True) for piece in text.rows[at]] for one in CANDIDATES]
        yield DoubtfulRow(
            text.numbers[at],
            tuple("" if None in parts else _cut(" · ".join(filter(None, parts))) for parts in texts),
        )


def _cut(text: str) -> str:
    """The piece of a row with its characters that differ, and a little around them."""
    far = [at for at, one in enumerate(text) if not one.isascii()]
    if not far:
        return text[:_LONGEST].strip()
    start = max(0, far[0] - _AROUND)
    return text[start : min(far[-1] + 1, start + _LONGEST)].strip(" ,\t")
