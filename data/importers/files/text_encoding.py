"""The text of a file: in what it declares, UTF-8, GBK or Big5, and rows unlike the rest in their own."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from base.words import Message, Text
from data.importers.errors import FileEmpty, NoEncodingFits, NulBytes, WrongEncoding
from data.importers.files.row_encodings import BIG5, CANDIDATES, GBK, UTF8, Row, RowEncodings, row_encodings

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_SHOWN = {UTF8: "UTF-8", GBK: "GBK", BIG5: "Big5"}
_ENDING = re.compile(rb"(\r\n|\n|\r)")
_LONGEST_LINE = 400
_WITHIN_A_LINE = re.compile(rb"(?<=[\"<>,])")
"""Where a long line is cut: behind bytes that are never the second half of a Chinese character."""
_NUMBERS_SHOWN = 8


@dataclass(frozen=True)
class DecodedText:
    """messages: about an encoding that had to be guessed, and rows unlike the rest."""

    text: str
    encoding: str
    messages: tuple[Text, ...] = ()


@dataclass(frozen=True)
class TextPieces:
    """The lines of a file, long ones cut; `numbers` are those of their lines, from 1, `endings` go behind."""

    rows: list[Row]
    endings: list[bytes]
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
    if raw.startswith(_UTF16):
        return DecodedText(_decode_utf16(raw, file), "utf-16")
    if raw.startswith(codecs.BOM_UTF8):
        raw, stated = raw[len(codecs.BOM_UTF8) :], stated or UTF8
    if b"\0" in raw:
        raise NulBytes(file=file, byte=raw.index(b"\0") + 1)
    if raw.isascii():
        return DecodedText(raw.decode("ascii"), UTF8)
    pieces = text_pieces(raw)
    found = row_encodings(pieces.rows, declared, stated, may_be_cut=may_be_cut)
    require_any_fits(found, file)
    texts = [
        row[0].decode(found.of(at), "replace") + ending.decode("ascii")
        for at, (row, ending) in enumerate(zip(pieces.rows, pieces.endings, strict=True))
    ]
    messages = (*row_messages(found, pieces.numbers), *(() if stated else encoding_messages(found.most)))
    return DecodedText("".join(texts), found.most, messages)


def text_pieces(raw: bytes) -> TextPieces:
    """The lines of a text in any encoding whose line ends are those of ASCII."""
    parts = [*_ENDING.split(raw), b""]
    rows: list[Row] = []
    endings: list[bytes] = []
    numbers: list[int] = []
    for number, (line, ending) in enumerate(zip(parts[::2], parts[1::2], strict=True), 1):
        cut = _WITHIN_A_LINE.split(line) if len(line) > _LONGEST_LINE else [line]
        rows += [(piece,) for piece in cut]
        endings += [*([b""] * (len(cut) - 1)), ending]
        numbers += [number] * len(cut)
    return TextPieces(rows, endings, numbers)


def require_any_fits(found: RowEncodings, file: str) -> None:
    """Raise NoEncodingFits where more than half of the rows are text in no encoding."""
    if len(found.broken) * 2 > found.judged:
        tried = dict.fromkeys((found.most, *CANDIDATES))
        raise NoEncodingFits(file=file, tried=", ".join(map(encoding_name, tried)))


def encoding_name(encoding: str) -> str:
    """The name of an encoding as people know it."""
    return _SHOWN.get(encoding, encoding)


def encoding_messages(encoding: str) -> tuple[Text, ...]:
    """Messages about an encoding that had to be guessed."""
    if encoding == UTF8:
        return ()
    return (
        Message(
            "The text is read as {name} (tried: {tried}); check the characters in the preview.",
            name=encoding_name(encoding),
            tried=", ".join(map(encoding_name, dict.fromkeys((*CANDIDATES, encoding)))),
        ),
    )


def row_messages(found: RowEncodings, numbers: Sequence[int]) -> tuple[Text, ...]:
    """Messages about rows unlike the rest, by their numbers."""
    messages: list[Text] = []
    for encoding in dict.fromkeys(found.others.values()):
        rows = [numbers[at] for at, own in found.others.items() if own == encoding]
        messages.append(
            Message(
                "Lines read as {name} while the others are {most}: {rows} ({count} in all).",
                count=len(set(rows)),
                name=encoding_name(encoding),
                most=encoding_name(found.most),
                rows=_listed(rows),
            )
        )
    if found.broken:
        rows = [numbers[at] for at in found.broken]
        messages.append(
            Message(
                "Lines with characters in no known encoding (tried: {tried}), shown as �: {rows} ({count} in "
                "all). Correct them in the file or after the import.",
                count=len(set(rows)),
                tried=", ".join(map(encoding_name, CANDIDATES)),
                rows=_listed(rows),
            )
        )
    return tuple(messages)


def _listed(rows: Sequence[int]) -> str:
    known = list(dict.fromkeys(rows))
    return ", ".join(map(str, known[:_NUMBERS_SHOWN])) + (" …" if len(known) > _NUMBERS_SHOWN else "")


def _decode_utf16(raw: bytes, file: str) -> str:
    try:
        return raw.decode("utf-16")
    except UnicodeDecodeError:
        raise WrongEncoding(file=file, encoding="UTF-16") from None
