"""Text from people in a cell of a spreadsheet: text, never a formula."""

from __future__ import annotations

from paper.clean_text import clean_text

_STARTS_A_FORMULA = (*"=+-@\t\r\n", *"＝＋－＠")
"""The wide ones too: a spreadsheet in a Chinese or Japanese locale takes them for the narrow."""


def safe_cell(text: str) -> str:
    """`text` without control characters, quoted where a spreadsheet would take it for a formula."""
    clean = clean_text(text)
    return f"'{clean}" if clean.startswith(_STARTS_A_FORMULA) else clean
