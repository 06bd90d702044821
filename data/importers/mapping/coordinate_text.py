"""Parse one coordinate, or both of a point, as people and programs write them."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal

from data.importers.files.raw_layers import Value
from data.importers.mapping.reading_values import number_of

Axis = Literal["x", "y", ""]


@dataclass(frozen=True)
class Coordinate:
    """value: degrees or metres. axis: "x" for east or west, "y" for north or south, "" where nothing says so.
    is_plain: a number as a table holds it. decimals: digits behind its point, 9 where it is in minutes."""

    value: float
    axis: Axis = ""
    is_plain: bool = True
    decimals: int = 0


_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚度", "°"),
        **dict.fromkeys("′’‘＇´`ʹ分", "'"),
        **dict.fromkeys("″”“＂ʺ秒", '"'),
        **dict.fromkeys("−–—﹣－", "-"),
    }
)
_SIDES: dict[str, tuple[Axis, int]] = {
    **dict.fromkeys(("e", "东经", "东", "经度", "lon", "lng", "longitude"), ("x", 1)),
    **dict.fromkeys(("w", "西经", "西"), ("x", -1)),
    **dict.fromkeys(("n", "北纬", "北", "纬度", "lat", "latitude"), ("y", 1)),
    **dict.fromkeys(("s", "南纬", "南"), ("y", -1)),
}
_SIDE = "|".join(sorted(_SIDES, key=len, reverse=True))
_BEFORE = re.compile(rf"(?P<side>{_SIDE})\s*[:=]?\s*(?=[\d+-])")
_BEHIND = re.compile(r"(?<=[\d.°'\"])\s*(?P<side>东经|西经|南纬|北纬|[ewns东西南北])\s*$")
_PLAIN = re.compile(r"-?\d{1,8}(\.\d{1,17})?")
_LETTERS = re.compile(
    r"(\d)\s*d(?:eg)?\s*(\d{1,2}(?:\.\d+)?)\s*m(?:in)?\s*(?:(\d{1,2}(?:\.\d+)?)\s*s(?:ec)?)?"
)
_WITH_SIGNS = re.compile(
    r"(\d{1,3}(?:[.,]\d+)?)\s*°\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*(?:'\s*(?:(\d{1,2}(?:[.,]\d+)?)\s*\"?)?)?)?"
)
_SEPARATED = re.compile(r"(\d{1,3})([\s:-])\s*(\d{1,2})\2\s*(\d{1,2}(?:[.,]\d+)?)\s*\"?")
_TWO_PARTS = re.compile(r"(\d{1,3})[\s:-]\s*(\d{1,2}[.,]\d+)\s*'?")
_GROUPED = re.compile(r"\d{1,3}(?:[\s']\d{3})+(?:[.,]\d+)?")
_MIXED = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:\.\d{3})+,\d+")
_UNIT = re.compile(r"\s*(?:米|m(?:et(?:er|re)s?)?)$")
_AMBIGUOUS_COMMA = re.compile(r"[+-]?\d{1,3},\d{3}")
_MOST = 1e12


def coordinate(value: Value, decimal_comma: bool = False) -> Coordinate | None:
    """The coordinate in a cell; None for none. decimal_comma: "116,101" is 116.101, not 116101."""
    if not isinstance(value, str):
        number = number_of(value)
        return None if math.isnan(number) else Coordinate(number, decimals=_decimals(repr(number)))
    if _PLAIN.fullmatch(value):  # nearly all cells, and quick
        return Coordinate(float(value), decimals=_decimals(value))
    return _of_text(half_width(value), decimal_comma)


def half_width(text: str) -> str:
    """The text in lower case with the signs for degrees, minutes and seconds that a keyboard has."""
    signs = unicodedata.normalize("NFKC", text.translate(_SIGNS)).translate(_SIGNS)
    return signs.replace("''", '"').lower().strip()


def comma_is_decimal(texts: list[str]) -> bool:
    """Whether numbers such as "116,101" are degrees with a comma, rather than thousands of metres."""
    unclear = [text for text in texts if _AMBIGUOUS_COMMA.fullmatch(text)]
    if any(text.count(",") > 1 for text in texts):
        return False
    return all(abs(float(text.replace(",", "."))) <= 180 for text in unclear)


def _of_text(text: str, decimal_comma: bool) -> Coordinate | None:
    axis: Axis = ""
    sign, has_side = 1, False
    text = _LETTERS.sub(lambda found: f"{found[1]}°{found[2]}'{found[3] or 0}\"", text)
    for side in (_BEFORE.match(text), _BEHIND.search(text)):
        if side is not None:
            axis, sign = _SIDES[side["side"]]
            has_side = True
            text = (text[: side.start()] + text[side.end() :]).strip()
            break
    if text[:1] in "+-" and text:
        sign = -1 if text[0] == "-" else sign
        text = text[1:].strip()
    in_minutes = _in_minutes(text)
    if in_minutes is not None:
        return Coordinate(sign * in_minutes, axis, is_plain=False, decimals=9)
    bare = _UNIT.sub("", text).strip(" °")
    number = _number(bare, decimal_comma)
    if number is None or number >= _MOST:
        return None
    has_comma = "," in bare and "." not in bare and number < 1000
    return Coordinate(sign * number, axis, not has_side and not has_comma, _decimals(bare))


def _in_minutes(text: str) -> float | None:
    """Degrees with minutes, and seconds or not."""
    if signs := _WITH_SIGNS.fullmatch(text):
        parts = signs.groups()
        if parts[1] is None:
            return None
    elif separated := _SEPARATED.fullmatch(text):
        parts = (separated[1], separated[3], separated[4])
    elif two := _TWO_PARTS.fullmatch(text):
        parts = (two[1], two[2], None)
    else:
        return None
    degrees, minutes, seconds = (float((part or "0").replace(",", ".")) for part in parts)
    if minutes > 60 or seconds > 60 or degrees > 180:
        return None
    return degrees + minutes / 60 + seconds / 3600


def _number(text: str, decimal_comma: bool) -> float | None:
    """A number without sign, with a point or a comma, and whatever stands between thousands."""
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[\s']", "", text)
    last = max(text.rfind(","), text.rfind("."))
    if "," in text and "." in text:
        if not _MIXED.fullmatch(text):
            return None
        text = re.sub(r"[.,]", "", text[:last]) + "." + text[last + 1 :]
    elif text.count(",") == 1:
        is_decimal = decimal_comma or not re.fullmatch(r"\d{1,3},\d{3}", text)
        text = text.replace(",", "." if is_decimal else "")
    elif text.count(",") > 1:
        text = text.replace(",", "")
    elif text.count(".") > 1:
        text = text.replace(".", "")
    return float(text) if re.fullmatch(r"(\d+\.?\d*|\.\d+)(e[+-]?\d{1,3})?", text) else None


def _decimals(text: str) -> int:
    found = re.search(r"[.,](\d+)$", text)
    return len(found[1]) if found else 0


Pair = tuple[Coordinate, Coordinate]

_BRACKETS = "()[]{}<>【】「」 "
_QUOTED_WORD = re.compile(r"[\"']([a-z]+|经度|纬度)[\"']")
_BETWEEN = (";", "|", "/", "\t", ",", "、", " ")
_TWO_SIDES = (
    re.compile(r"(.+?[ewns])\s*[,;]?\s*(\d.*[ewns])"),
    re.compile(
        r"((?:东经|西经|南纬|北纬|[ewns东西南北]).+?)\s*((?:东经|西经|南纬|北纬|[ewns东西南北])\s*[:=]?\s*\d.*)"
    ),
)


def coordinate_pair(value: Value) -> Pair | None:
    """Both coordinates in one cell, east first where letters say which is which; else as they stand."""
    if not isinstance(value, str):
        return None
    text = _QUOTED_WORD.sub(r"\1", half_width(value).strip(_BRACKETS))
    for between in _BETWEEN:
        parts = [part.strip(_BRACKETS) for part in text.split(between) if part.strip(_BRACKETS)]
        if len(parts) in (2, 3) and (found := _pair_of(parts[0], parts[1], between != ",")):
            return found
    for pattern in _TWO_SIDES:
        if (two := pattern.fullmatch(text)) and (found := _pair_of(two[1], two[2], True)):
            return found
    return None


def is_likely_pair(pair: Pair, decimals: int = 3) -> bool:
    """Whether two numbers in a cell are a place: by letters, as precise degrees, or as metres of a zone."""
    first, second = pair
    if {first.axis, second.axis} == {"x", "y"}:
        return True
    low, high = sorted((abs(first.value), abs(second.value)))
    if low <= 90 and high <= 180:
        return min(first.decimals, second.decimals) >= decimals
    return low >= 100_000 and high >= 1_000_000


def _pair_of(first: str, second: str, decimal_comma: bool) -> Pair | None:
    one, two = _of_text(first, decimal_comma), _of_text(second, decimal_comma)
    if one is None or two is None or (one.axis and one.axis == two.axis):
        return None
    return (two, one) if one.axis == "y" or two.axis == "x" else (one, two)
