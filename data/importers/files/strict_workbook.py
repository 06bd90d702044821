"""Workbooks saved as "Strict Open XML": the same words under other names, which openpyxl does not know."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NAMES = (
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_BOOK = "xl/workbook.xml"


def is_strict(members: Mapping[str, bytes]) -> bool:
    """Whether the workbook with these parts names its parts as Strict Open XML does."""
    return _NAMES[0][0] in members.get(_BOOK, b"")


def as_transitional(members: Mapping[str, bytes]) -> bytes:
    """The workbook of these parts, under the names that all programs know; pictures are left out."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in members.items():
            for strict, transitional in _NAMES:
                content = content.replace(strict, transitional)
            archive.writestr(name, content)
    return whole.getvalue()
