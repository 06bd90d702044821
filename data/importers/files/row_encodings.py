"""In which encoding each row of a file is: most are in one, and a few may be in others or in none."""

from __future__ import annotations

import codecs
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from data.importers.files.likely_text import log_likelihood

UTF8 = "utf-8"
GBK = "gb18030"
"""The superset of GBK and GB 2312 that decodes all of them."""
BIG5 = "big5hkscs"
"""Big5 with the characters of Hong Kong."""
CANDIDATES = (UTF8, GBK, BIG5)
"""What is tried, in the order in which equal ones are preferred."""

Row = tuple[bytes, ...]
"""The pieces of a row that are each a text."""

_SAME = {"utf_8": UTF8, "utf_8_sig": UTF8, "gb2312": GBK, "gbk": GBK, "gb18030": GBK}
_SAME |= {"big5": BIG5, "cp950": BIG5, "big5hkscs": BIG5}
_ONE_BYTE = re.compile(r"(iso.?8859|latin|(cp|windows-?)?125\d|ascii|ansi$|cp437|cp850)", re.IGNORECASE)
"""Encodings in which any bytes are text, so that to decode by them proves nothing."""
_JUDGED = 4000
"""Rows that decide on the file; more tell nothing new."""
_WORST = 15.0
"""The most that one row may say against an encoding: no single row decides on a file."""
_FOR_DECLARED = 10.0
_FOR_UTF8 = 5.0
"""What a file's own word, or bytes that happen to be UTF-8, are worth, as logarithms of likelihood."""
_FOR_MOST = 12.0
"""How much likelier another encoding must be before a row is read unlike the rest."""
_PLAUSIBLE = -12.5
"""The least mean for a character of a row that can only be read unlike the rest."""
_REMEMBERED = 50_000
"""Likelihoods: those that decide on the file are needed again for each row."""

_Likelihood = Callable[[Row, str], float]


@dataclass(frozen=True)
class RowEncodings:
    """The encoding of most rows, the others by their position, and rows that are text in none."""

    most: str
    others: Mapping[int, str] = field(default_factory=dict)
    broken: tuple[int, ...] = ()
    judged: int = 0
    """Rows that have other characters than those of ASCII."""

    def of(self, row: int) -> str:
        """The encoding to read the row in."""
        return self.others.get(row, self.most)


def usual_name(encoding: str) -> str:
    """The encoding under the name that it has here; "" for one that is unknown or fits all bytes."""
    try:
        name = codecs.lookup(encoding).name.replace("-", "_")
    except (LookupError, ValueError):
        return ""
    return "" if _ONE_BYTE.match(encoding) else _SAME.get(name, name)


def row_encodings(
    rows: Sequence[Row], declared: Iterable[str] = (), stated: str = "", *, may_be_cut: bool = False
) -> RowEncodings:
    """How to read the rows. stated: the encoding a person says most are in; declared: what the file says.

    may_be_cut: the last character of a piece may be cut in two, as old programs do.
    """
    known = {at: row for at, row in enumerate(rows) if not all(piece.isascii() for piece in row)}
    usual = [name for name in map(usual_name, declared) if name]
    of = lru_cache(_REMEMBERED)(lambda row, encoding: likelihood(row, encoding, may_be_cut=may_be_cut))
    most = stated or _encoding_of_most(list(dict.fromkeys(known.values())), usual, of)
    tried = tuple(dict.fromkeys((most, *usual, *CANDIDATES)))
    others: dict[int, str] = {}
    broken: list[int] = []
    for at, row in known.items():
        own = _of_row(row, most, tried, of)
        if own is None:
            broken.append(at)
        elif own != most:
            others[at] = own
    return RowEncodings(most, others, tuple(broken), len(known))


def likelihood(row: Row, encoding: str, *, may_be_cut: bool = False) -> float:
    """How likely the row is in this encoding, as a logarithm; minus infinity where it is no text in it."""
    texts = [text_in(piece, encoding, may_be_cut=may_be_cut) for piece in row]
    return sum(-math.inf if text is None else log_likelihood(text) for text in texts)


def text_in(piece: bytes, encoding: str, *, may_be_cut: bool = False) -> str | None:
    """The text of a piece; None where it is none in this encoding. A character cut in two is left out."""
    try:
        return codecs.getincrementaldecoder(encoding)().decode(piece, final=not may_be_cut)
    except (UnicodeError, LookupError):
        return None


def _encoding_of_most(rows: Sequence[Row], declared: Sequence[str], of: _Likelihood) -> str:
    sample = rows[:: max(1, len(rows) // _JUDGED)]
    if not sample:
        return UTF8
    foreign = [one for one in declared if one not in CANDIDATES]
    for one in (UTF8, *foreign) if foreign else ():
        if all(of(row, one) > -math.inf for row in sample):
            return one
    sums = dict.fromkeys(CANDIDATES, 0.0) | dict.fromkeys(declared, _FOR_DECLARED)
    sums[UTF8] += _FOR_UTF8
    for row in sample:
        scores = {one: of(row, one) for one in sums}
        best = max(scores.values())
        for one, score in scores.items():
            sums[one] += max(score - best, -_WORST) if best > -math.inf else 0
    return max(sums, key=lambda one: (sums[one], one == UTF8))


def _of_row(row: Row, most: str, tried: Sequence[str], of: _Likelihood) -> str | None:
    """The encoding of a row; None where it is in none."""
    own = of(row, most)
    if own > -math.inf and most not in CANDIDATES:
        return most  # how likely a text is, is known of Chinese alone
    if own > -math.inf and most == UTF8 and _has_long_characters(row):
        return UTF8  # three bytes that fit by chance hardly ever are another text
    scores = {one: of(row, one) for one in tried}
    best = max(scores, key=lambda one: scores[one])
    if own > -math.inf:
        return best if scores[best] > own + _FOR_MOST else most
    return best if scores[best] > -math.inf and _mean(row, best) >= _PLAUSIBLE else None


def _mean(row: Row, encoding: str) -> float:
    """Of the characters that are none of ASCII, in an encoding in which the row is text."""
    text = "".join(text_in(piece, encoding, may_be_cut=True) or "" for piece in row)
    far = "".join(one for one in text if not one.isascii())
    return log_likelihood(far) / len(far) if far else -math.inf


def _has_long_characters(row: Row) -> bool:
    return any(byte >= 0xE0 for piece in row for byte in piece)
