"""The text of a file: in what it declares, UTF-8, GBK or Big5, and rows unlike the rest in their own."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from base.words import Text
from data.importers.errors import FileEmpty, NulBytes, WrongEncoding
from data.importers.files.encoding_messages import encoding_messages
from data.importers.files.row_encodings import UTF8, Row, RowEncodings, row_encodings

UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE = re.compile(rb"([^\r\n]*)(?:\r\n|[\r\n])?")
_LONGEST_LINE = 400
_WITHIN_A_LINE = re.compile(rb'(?:[^"<>,\x80-\xff]*+["<>,])*+([^"<>,]*+["<>,]?)')
"""The next piece of a long line that is not ASCII, cut behind bytes that are never the second half of a
Chinese character."""


@dataclass(frozen=True)
class DecodedText:
    """messages: about an encoding that had to be guessed, and rows unlike the rest, which `found` has."""

    text: str
    messages: tuple[Text, ...] = ()
    found: RowEncodings = field(default_factory=lambda: RowEncodings(UTF8))


@dataclass(frozen=True)
class TextPieces:
    """The lines of a file that are not all ASCII, long ones cut: where each begins and ends in the file, and
    the number of its line, from 1."""

    rows: list[Row]
    spans: list[tuple[int, int]]
    numbers: list[int]


def decoded_text(
    raw: bytes, file: str, declared: Iterable[str] = (), stated: str = "", *, may_be_cut: bool = False
) -> DecodedText:
    """The text of a whole file. Raises FileEmpty, NulBytes, WrongEncoding or NoEncodingFits.

    declared: encodings that it says of itself, the likeliest first. stated: the one that a person says it is
    in. may_be_cut: lines may end in half a character, which is replaced.
    """
    if not raw.strip():
        raise FileEmpty(file=file)
    if raw.startswith(UTF16_MARKS):
        return DecodedText(_decode_utf16(raw, file))
    is_marked = raw.startswith(codecs.BOM_UTF8)
    raw = raw.removeprefix(codecs.BOM_UTF8)
    if b"\0" in raw:
        raise NulBytes(file=file, byte=raw.index(b"\0") + 1)
    if raw.isascii() or (is_marked and not stated and is_utf8(raw)):
        return DecodedText(raw.decode("utf-8"))
    stated = stated or (UTF8 if is_marked else "")
    pieces = text_pieces(raw)
    found = row_encodings(pieces.rows, declared, stated, may_be_cut=may_be_cut)
    messages = encoding_messages(found, pieces.numbers, file, stated)
    return DecodedText("".join(_decoded(raw, pieces.spans, found)), messages, found)


def is_utf8(raw: bytes) -> bool:
    """Whether all of it is text in UTF-8."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def text_pieces(raw: bytes) -> TextPieces:
    """What is not ASCII of a text in any encoding whose line ends are those of ASCII."""
    pieces = TextPieces([], [], [])
    for number, line in enumerate(_LINE.finditer(raw), 1):
        for start, end in _spans(raw, *line.span(1)):
            pieces.rows.append((raw[start:end],))
            pieces.spans.append((start, end))
            pieces.numbers.append(number)
    return pieces


def _spans(raw: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where a line is not ASCII: the whole of it, or pieces of a long one."""
    if raw[start:end].isascii():
        return
    if end - start <= _LONGEST_LINE:
        yield start, end
        return
    for found in _WITHIN_A_LINE.finditer(raw, start, end):
        if not found[1].isascii():
            yield found.span(1)


def _decoded(raw: bytes, spans: Iterable[tuple[int, int]], found: RowEncodings) -> Iterator[str]:
    """The pieces, each in its encoding, and what lies between them."""
    before = 0
    for at, (start, end) in enumerate(spans):
        yield raw[before:start].decode(found.most, "replace")
        yield raw[start:end].decode(found.of(at), "replace")
        before = end
    yield raw[before:].decode(found.most, "replace")


def _decode_utf16(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError:
        raise WrongEncoding(file=file, encoding="UTF-16") from None
