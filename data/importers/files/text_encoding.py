"""In which encoding bytes are: what they declare, UTF-8, or the Chinese one that older programs write."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable

from base.words import Message, Text
from data.importers.errors import FileEmpty, NulBytes, WrongEncoding

GBK = "gb18030"
"""The superset of GBK and GB 2312 that decodes all of them."""
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_ONE_BYTE = re.compile(r"(iso.?8859|latin|(cp|windows-?)?125\d|ascii|ansi$|cp437|cp850)", re.IGNORECASE)
"""Encodings in which any bytes are text, so that to decode by them proves nothing."""


def text_of(raw: bytes, file: str, declared: Iterable[str] = ()) -> tuple[str, str]:
    """The text of a whole file, and its encoding. Raises FileEmpty, NulBytes or WrongEncoding.

    declared: encodings that it says of itself, the likeliest first.
    """
    if not raw.strip():
        raise FileEmpty(file=file)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decode(raw, encoding, file), encoding
    if b"\0" in raw:
        raise NulBytes(file=file, byte=raw.index(b"\0") + 1)
    encoding = encoding_of([raw], declared)
    return _decode(raw, encoding, file), encoding


def encoding_of(texts: Iterable[bytes], declared: Iterable[str] = ()) -> str:
    """The first encoding that all texts fit: the declared ones, UTF-8, GB 18030.

    The last character of a text may be cut in two, as tables of Shapefiles do. A declared encoding of single
    bytes is not believed, for every text fits it.
    """
    known = list(texts)
    for encoding in (*(one for one in declared if _is_telling(one)), "utf-8"):
        if all(_fits(text, encoding) for text in known):
            return encoding
    return GBK


def encoding_messages(encoding: str) -> tuple[Text, ...]:
    """Messages about an encoding that had to be guessed."""
    if encoding.lower().replace("-", "") in ("utf8", "utf8sig", "utf16"):
        return ()
    name = "GBK" if encoding == GBK else encoding
    return (Message("The text is read as {name}; check the characters in the preview.", name=name),)


def _decode(raw: bytes, encoding: str, file: str) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        raise WrongEncoding(file=file, encoding="?") from None


def _is_telling(encoding: str) -> bool:
    try:
        codecs.lookup(encoding)
    except (LookupError, ValueError):
        return False
    return not _ONE_BYTE.match(encoding)


def _fits(text: bytes, encoding: str) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(text, final=False)
    except UnicodeError:
        return False
    return True
