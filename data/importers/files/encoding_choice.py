"""What a person needs to choose the encoding of a file: the rows in doubt, as each encoding has them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from data.importers.files.archives import ending_in, members_of, unpack_member
from data.importers.files.dbf_texts import dbf_texts
from data.importers.files.dxf.drawing_text import code_page
from data.importers.files.kinds import kind_of_file
from data.importers.files.row_encodings import (
    CANDIDATES,
    UTF8,
    Row,
    likelihoods,
    row_encodings,
    text_in,
    usual_name,
)
from data.importers.files.stated_encoding import TEXT_KINDS
from data.importers.files.table_text import declared_encodings
from data.importers.files.text_encoding import text_pieces
from data.importers.limits import DEFAULT_LIMITS, ImportLimits

_SHOWN = 8
"""Rows that a person compares at once."""
_LONGEST = 60
"""Characters of a row that are shown."""
_AROUND = 10
_ROWS = 20_000
"""Rows of a table that are looked at."""
_HEAD = 32
_MARKS = (b"\xff\xfe", b"\xfe\xff")


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


@dataclass(frozen=True)
class _TextBytes:
    """Rows as bytes, their numbers, and the encodings that the file says they are in."""

    rows: list[Row]
    numbers: Sequence[int]
    declared: tuple[str, ...] = ()


def encoding_choice(
    raw: bytes, name: str, file: str, limits: ImportLimits = DEFAULT_LIMITS
) -> EncodingChoice | None:
    """What to choose by; None where the encoding is certain or the kind of file has one only.

    Raises as `kind_of_file` and `members_of` do.
    """
    kind = kind_of_file(raw, name, file)
    text = _text_bytes(raw, kind.key, file, limits)
    found = row_encodings(text.rows, text.declared, may_be_cut=True)
    odd = {*found.others, *found.broken}
    if not odd and found.most in (UTF8, *map(usual_name, text.declared)):
        return None
    rows, numbers = text.rows, text.numbers
    known = [at for at, row in enumerate(rows) if not all(piece.isascii() for piece in row)]
    in_doubt = sorted(known, key=lambda at: (at not in odd, _margin(rows[at]), at))
    return EncodingChoice(found.most, tuple(_shown(rows, numbers, _different(rows, in_doubt))))


def _text_bytes(raw: bytes, kind: str, file: str, limits: ImportLimits) -> _TextBytes:
    """None of a kind whose texts have one encoding only."""
    if kind == "shapefile":
        return _first_table(raw, file, limits)
    if kind not in TEXT_KINDS or raw.startswith((b"PK", *_MARKS)):
        return _TextBytes([], ())
    pieces = text_pieces(raw)
    return _TextBytes(pieces.rows, pieces.numbers, code_page(raw) if kind == "dxf" else ())


def _first_table(raw: bytes, file: str, limits: ImportLimits) -> _TextBytes:
    """Of several Shapefiles the first stands for all: one program wrote them."""
    members = members_of(raw, file, limits)
    found = next(ending_in(members, lambda one: one.endswith(".dbf")), None)
    if found is None:
        return _TextBytes([], ())
    table = unpack_member(raw, found[1], file, limits)
    name = found[0][:-4].lower() + ".cpg"
    cpg = next(
        (unpack_member(raw, one, file, limits) for key, one in members.items() if key.lower() == name), b""
    )
    rows = dbf_texts(table, _ROWS)
    return _TextBytes(
        rows, range(len(rows)), declared_encodings(cpg[:40].decode("ascii", "ignore"), table[:_HEAD])
    )


def _margin(row: Row) -> float:
    """By how much the likeliest encoding of a row is likelier than the next."""
    first, second, *_ = sorted(likelihoods(row, CANDIDATES, may_be_cut=True), reverse=True)
    return math.inf if second == -math.inf else first - second


def _different(rows: Sequence[Row], order: Iterable[int]) -> list[int]:
    """The first of the rows in this order, each text once."""
    first: dict[Row, int] = {}
    for at in order:
        first.setdefault(rows[at], at)
        if len(first) == _SHOWN:
            break
    return list(first.values())


def _shown(rows: Sequence[Row], numbers: Sequence[int], chosen: Iterable[int]) -> Iterable[DoubtfulRow]:
    for at in chosen:
        texts = [[text_in(piece, one, may_be_cut=True) for piece in rows[at]] for one in CANDIDATES]
        yield DoubtfulRow(
            numbers[at],
            tuple("" if None in text else _cut(" · ".join(filter(None, text))) for text in texts),
        )


def _cut(text: str) -> str:
    """The piece of a row with its characters that differ, and a little around them."""
    far = [at for at, one in enumerate(text) if not one.isascii()]
    if not far:
        return text[:_LONGEST].strip()
    start = max(0, far[0] - _AROUND)
    return text[start : min(far[-1] + 1, start + _LONGEST)].strip(" ,\t")
