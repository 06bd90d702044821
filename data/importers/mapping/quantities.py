"""What a column counts, by the words of its name: a unit and a kind of quantity before the thing counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from data.importers.mapping.name_forms import HAN, half_width_simplified, tokens_of
from data.importers.mapping.their_names import age_names, counting_words

Ages = tuple[int, int | None]
"""From and to, in years, both counted in; None: and older."""

COUNTED = ("storeys", "households", "people", "elder", "adult", "child")
_NOT_COUNTS = ("area", "density", "mean", "share", "height", "part")
"""The first that a name holds is what the column is; a count only where it holds none."""
_LONGEST_NAME = 80

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d年?(?:底|末)?(?!\d)")
_DENSITY = re.compile(r"(?:/|每|per\s*)\s*(?:k?m2|平方公里|平方千米|公顷|ha|sq\s*km|亩|hectare)(?![a-z])")
_AREA = re.compile(r"(?<![a-z])(?:k?m2|sq\s*m|sq\s*ft)(?![a-z])|平方米|平米|公顷")
_PERCENT = re.compile(r"[%‰]")
_SAYS_PERCENT = re.compile(r"%|percent|pct|perc(?![a-z])")
_NUMERALS = {"六十五": "65", "六十": "60", "八十": "80", "五十九": "59", "十五": "15", "十四": "14"}
_BETWEEN = re.compile(
    r"(?<!\d)(\d{1,3})\s*(?:周?岁)?\s*(?:[-~—–至到_]|to)+\s*(\d{1,3})(?!\d)\s*(?:周?岁|years?|yrs?)?"
)
_UPWARDS = re.compile(
    r"(?<!\d)(\d{1,3})\s*(?:周?岁)?\s*[(]?含?[)]?\s*(?:[及或]?以上|\+|[_\s]*(?:plus|up|over|older|and[_\s]*(?:over|older|above)))"
)
_ABOVE = re.compile(r"(?:>=|≥|over|above|大于等于|(?<![不未])满)[_\s]*(\d{1,3})(?!\d)(?:周?岁)?")
_DOWNWARDS = re.compile(r"(?<!\d)(\d{1,3})\s*(?:周?岁)?\s*[(]?含?[)]?\s*[及或]?以下")
_BELOW = re.compile(r"(?:<|under|below|小于|不满|未满)[_\s]*(\d{1,3})(?!\d)(?:周?岁)?")


@dataclass(frozen=True)
class Quantity:
    """topic: what is counted, "" where the name does not say; "band" for people of an age that no group of
    ours has. kind: "count", else what the column holds instead of a count. sex: "male", "female" or "".
    percent: whether the name says percent. year: of the count, or ""."""

    topic: str
    kind: str = "count"
    sex: str = ""
    ages: Ages | None = None
    percent: bool = False
    year: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it counts all of its topic."""
        return self.kind == "count" and not self.sex and self.topic in COUNTED


@lru_cache(maxsize=4096)
def quantity_of(name: str) -> Quantity | None:
    """The quantity that a column's name says; None where a word of it is not known."""
    text = half_width_simplified(name)[:_LONGEST_NAME]
    year = found[0] if (found := _YEAR.search(text)) else ""
    rest, ages = _without_ages(_YEAR.sub(" ", text))
    rest, kinds = _without_units(rest)
    words = list(_typed_words(rest))
    if any(kind is None for kind in words):
        return None
    kinds |= {kind for kind in words if kind}
    topic = _topic(kinds, ages)
    if topic is None:
        return None
    kind = next((one for one in _NOT_COUNTS if one in kinds), "count")
    sexes = [sex for sex in ("male", "female") if sex in kinds]
    percent = "百分" in text or bool(_SAYS_PERCENT.search(text.lower()))
    return Quantity(topic, kind, sexes[0] if len(sexes) == 1 else "", ages, percent, year)


def _without_ages(text: str) -> tuple[str, Ages | None]:
    """The name without a span of ages, and the span."""
    lower = text.lower()
    for words, digits in _NUMERALS.items():
        lower = lower.replace(words, digits) if "岁" in lower else lower
    if found := _BETWEEN.search(lower):
        return _cut(text, lower, found), (int(found[1]), int(found[2]))
    for pattern in (_UPWARDS, _ABOVE):
        if found := pattern.search(lower):
            return _cut(text, lower, found), (int(found[1]), None)
    if found := _DOWNWARDS.search(lower):
        return _cut(text, lower, found), (0, int(found[1]))
    if found := _BELOW.search(lower):
        return _cut(text, lower, found), (0, int(found[1]) - 1)
    return text, None


def _cut(text: str, lower: str, found: re.Match[str]) -> str:
    whole = text if len(text) == len(lower) else lower
    return f"{whole[: found.start()]} {whole[found.end() :]}"


def _without_units(text: str) -> tuple[str, set[str]]:
    kinds: set[str] = set()
    for kind, pattern in (("density", _DENSITY), ("area", _AREA), ("share", _PERCENT)):
        if pattern.search(text.lower()):
            kinds.add(kind)
            text = pattern.sub(" ", text.lower())
    return text, kinds


def _typed_words(text: str) -> Iterator[str | None]:
    """The kind of each word of a name; None for one that is not known."""
    known, latin = _kinds(), tokens_of(text)
    for run in (*HAN.findall(text), *latin):
        if run in ("m", "km", "0") or (run == "no" and "of" in latin):
            continue
        kinds = _split(run, known)
        yield from kinds if kinds is not None else (None,)


def _split(run: str, known: Mapping[str, str]) -> list[str] | None:
    """The kinds of the words that a run of letters falls into, the longest first; None where it does not."""
    if not run:
        return []
    for length in range(len(run), 0, -1):
        if (kind := known.get(run[:length])) and (rest := _split(run[length:], known)) is not None:
            return [kind, *rest]
    return None


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    return {word: kind for kind, words in counting_words().items() for word in words}


def _topic(kinds: set[str], ages: Ages | None) -> str | None:
    """What is counted; None where the name says two things at once."""
    by_age = next((key for key, span in age_names().items() if ages == span), "band") if ages else ""
    named = [one for one in ("storeys", "households", "elder", "adult", "child") if one in kinds]
    if len(named) > 1 and not kinds & {*_NOT_COUNTS}:
        return None
    if by_age:
        return by_age if not named or named == [by_age] or by_age == "band" else None
    if named:
        crowded = "people" in kinds and named[0] in ("storeys", "households") and not kinds & {*_NOT_COUNTS}
        return None if crowded else named[0]
    return "people" if "people" in kinds or {"male", "female"} & kinds else ""
