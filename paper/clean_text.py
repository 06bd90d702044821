"""Text from people without the characters that no file format can hold."""

from __future__ import annotations

import re

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
"""Not allowed in XML, or steering a terminal; tab and line ends are text."""
_SPACE = re.compile(r"[\t\r\n\x85\u2028\u2029]+")


def clean_text(text: str) -> str:
    """`text` with every control character and half character replaced by �."""
    return _CONTROL.sub("�", text)


def one_line(text: str) -> str:
    """Clean text in which tabs and line ends are spaces."""
    return _SPACE.sub(" ", clean_text(text))
