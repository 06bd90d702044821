"""The text of a DXF file, whatever its header says of the encoding."""

from __future__ import annotations

import re

from data.importers.files.text_encoding import DecodedText, decoded_text

_CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+(ANSI_\d+)")
_CODECS = {b"ANSI_932": "cp932", b"ANSI_936": "gbk", b"ANSI_949": "cp949", b"ANSI_950": "big5"}
"""Japanese, simplified Chinese, Korean and traditional Chinese; programs write the others over Chinese text,
too, and sometimes these."""
_HEAD = 100_000


def drawing_text(raw: bytes, file: str) -> DecodedText:
    """The text. Old programs cut a text in the middle of a character; that one is replaced.

    Raises FileEmpty, NulBytes and NoEncodingFits.
    """
    return decoded_text(raw, file, code_page(raw), may_be_cut=True)


def code_page(raw: bytes) -> tuple[str, ...]:
    """The encoding that the header names, where it is one of East Asia."""
    page = _CODE_PAGE.search(raw[:_HEAD])
    declared = _CODECS.get(page.group(1)) if page else None
    return (declared,) if declared else ()
