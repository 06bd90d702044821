"""Text as it is set in documents: wide brackets in Chinese, numbers that stay with their units."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff"
_BRACKETS = re.compile(rf"(?<=[{_HAN}])\(([^()]*)\)|\(([^()]*[{_HAN}][^()]*)\)")
_NO_BREAK = "\N{NO-BREAK SPACE}"
_UNITS = r"(?:m²?|km²?|mm|h|min|s|dB|lx|CNY|points?|people)\b"
_AFTER_NUMBER = re.compile(rf"(?<=\d)(?<!-\d{{4}}) (?=[{_HAN}%‰°]|{_UNITS})")
"""The year at the end of a standard's number is no amount."""
_BEFORE_NUMBER = re.compile(rf"(?<=[{_HAN}≥≤±]) (?=\d)")


def set_text(text: str, language: str) -> str:
    """The text with brackets of its language, in which no line ends between a number and its unit."""
    return hold_units(wide_brackets(text) if language == "zh" else text)


def wide_brackets(text: str) -> str:
    """Narrow brackets around or after Chinese become wide ones."""
    return _BRACKETS.sub(lambda found: f"（{found[1] or found[2] or ''}）", text)


def hold_units(text: str) -> str:
    """Spaces between numbers and their units do not break."""
    return _BEFORE_NUMBER.sub(_NO_BREAK, _AFTER_NUMBER.sub(_NO_BREAK, text))
