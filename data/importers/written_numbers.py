"""Numbers as people write them: "1,530 户", "３６", "约30", "六层", "6+1层"."""

from __future__ import annotations

import math
import re
import unicodedata

Value = str | int | float | bool | None

_LARGEST = 1e12
_LONGEST = 12
"""Characters of a number that is surely not too large."""
_PLAIN = re.compile(
    r"(?P<before>[^\d+.-]{0,4})"
    r"(?P<number>[+-]?(?:\d{1,3}(?:[, ']\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?(?:e[+-]?\d+)?|\.\d+))"
    r"(?P<after>[^\d%‰]{0,8})"
)
_ADDED = re.compile(r"(\d+)\+(\d+)\s*(?:层|f|户|人)?")
_ABOVE_GROUND = re.compile(
    r"(?:地上)?(\d+(?:\.\d+)?)\s*(?:层|f)?\s*(?:[/、,;(]?\s*(?:地下|b)|/\s*-)\s*\d+\s*(?:层|f)?\s*\)?"
)
_BOUND = re.compile(r"[<>≤≥±~～至到]|不足|不到|超过|以上|以下|以内|以外|至少|至多")
_CHINESE = re.compile(r"约?([零〇一二两三四五六七八九十百千]+)(?:层(半)?|[户人口名位栋幢套间个座米])?")
_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_ABOUT = "~≈"


def number_of(value: Value) -> float:
    """The number in a cell, with a unit beside it or not; NaN for none, several, a range or a bound."""
    if isinstance(value, bool) or value is None:
        return math.nan
    if isinstance(value, (int, float)):
        return float(value) if abs(value) < _LARGEST else math.nan
    if len(value) <= _LONGEST and is_plain_number(value):  # nearly all cells of long tables
        return float(value)
    text = unicodedata.normalize("NFKC", value).strip().lower()
    number = _of_text(text.lstrip(_ABOUT).strip())
    return number if abs(number) < _LARGEST else math.nan


def is_plain_number(text: str) -> bool:
    """Whether the text is digits alone, with a point among them or not."""
    return text.isascii() and text.replace(".", "", 1).isdigit()


def _of_text(text: str) -> float:
    if found := _ADDED.fullmatch(text):
        return float(int(found[1]) + int(found[2]))
    if found := _ABOVE_GROUND.fullmatch(text):
        return float(found[1])
    if found := _PLAIN.fullmatch(text):
        return _with_words(found["before"], found["number"], found["after"].strip())
    if found := _CHINESE.fullmatch(text):
        return _chinese(found[1]) + (0.5 if found[2] else 0.0)
    return math.nan


def _with_words(before: str, digits: str, after: str) -> float:
    """The number, unless the words beside it make it a bound or a range."""
    if _BOUND.search(before) or _BOUND.search(after):
        return math.nan
    number = float(re.sub(r"[, ']", "", digits))
    if after.startswith("万"):
        number *= 10_000
    return number + 0.5 if after.endswith("半") else number


def _chinese(text: str) -> float:
    """A numeral of Chinese characters: 十二 is 12, 一百零五 is 105, 二〇 is 20."""
    if not set(text) & set(_TENS):
        return float("".join(str(_DIGITS[char]) for char in text))
    whole, digit = 0, 0
    for char in text:
        if char in _TENS:
            whole += (digit or 1) * _TENS[char]
            digit = 0
        else:
            digit = _DIGITS[char]
    return float(whole + digit)
