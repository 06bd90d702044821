"""The text of a DXF file, whatever its header says of the encoding."""

from __future__ import annotations

import re

from data.importers.errors import WrongEncoding
from data.importers.files.text_encoding import GBK, text_of

_CODE_PAGE = re.compile(rb"\$DWGCODEPAGE\s+3\s+(ANSI_\d+)")
_BELIEVED = {b"ANSI_932": "cp932", b"ANSI_949": "cp949", b"ANSI_950": "cp950"}
"""Japanese, Korean and traditional Chinese; programs write the others over Chinese text, too."""
_HEAD = 100_000
_REPLACED = "\ufffd"


def drawing_text(raw: bytes, file: str) -> tuple[str, str]:
    """The text and its encoding. Old programs cut a text in the middle of a character; that one is replaced.

    Raises FileEmpty and NulBytes.
    """
    said = _CODE_PAGE.search(raw[:_HEAD])
    page = _BELIEVED.get(said.group(1)) if said else None
    known = ("utf-8", page) if page else ("utf-8",)
    try:
        return text_of(raw, file, known)
    except WrongEncoding:
        texts = {encoding: raw.decode(encoding, "replace") for encoding in (*known, GBK)}
        best = min(texts, key=lambda encoding: texts[encoding].count(_REPLACED))
        return texts[best], best
