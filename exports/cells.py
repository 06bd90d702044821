"""Text from people in a cell of a spreadsheet: text, never a formula."""

from __future__ import annotations

import re

_STARTS_A_FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")
"""The wide ones too: a spreadsheet in a Chinese or Japanese locale takes them for the narrow."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def safe_cell(text: str) -> str:
    """`text` without control characters, quoted where a spreadsheet would take it for a formula."""
    clean = _CONTROL.sub("�", text)
    return f"'{clean}" if clean.startswith(_STARTS_A_FORMULA) else clean
