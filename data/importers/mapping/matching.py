"""Match a name against the names we know: as a whole or by its last words, never by letters inside a word.

A known name is the whole name. With "…" before it ("…诊所", "…library") any words may stand before it; with
"…" on both sides ("…宠物…") it counts wherever it stands, and before all others. The key "" collects what is
known to be none of ours.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from data.importers.mapping.name_forms import (
    BRACKETS,
    HAN,
    comparable_name,
    half_width_simplified,
    han_cores,
    han_of,
    phrase_core,
    phrase_of,
)

Names = Mapping[str, Iterable[str]]
Form = TypeVar("Form", str, tuple[str, ...])

_ANY = "…"
_OSM = re.compile(r"\s*([a-z_:]+)\s*=\s*([^=]+)")
_STEPS = re.compile(r"\s*[>＞→»\\]\s*")
_PARTS = re.compile(r"\s*[;；:：]\s*")
_LISTED = re.compile(r"[;；,，、/]+")


@dataclass(frozen=True)
class _Index:
    """Each form of the known names → its key. `ends`: forms that may have other words before them."""

    equal: Mapping[str, str]
    han: Mapping[str, str]
    han_ends: Mapping[str, str]
    phrases: Mapping[tuple[str, ...], str]
    phrase_ends: Mapping[tuple[str, ...], str]
    against_han: tuple[str, ...]
    against_words: tuple[frozenset[str], ...]
    roots: frozenset[str]


def best_match(name: str, known: Names) -> str:
    """The key of the known name that `name` says; "" for none, and for what is known to be none of ours."""
    return find_key(name, known) or ""


def find_key(name: str, known: Names) -> str | None:
    """The same, but None where nothing is known. Of a class in a tree ("医疗;诊所") the leaf counts."""
    index = known.index if isinstance(known, IndexedNames) else _index_of(known)
    found = index.equal.get(comparable_name(name))
    if found is not None and not _is_ruled_out(name, index):
        return found
    return _first_of([_of_alternative(one, index) for one in name.split("|") if one.strip()])


def find_whole_key(name: str, known: Names) -> str | None:
    """The same for a name that must not be several things: None where its parts are of different kinds."""
    found = find_key(name, known)
    parts = [part for part in _LISTED.split(name) if part.strip()]
    return found if not found or {find_key(part, known) for part in parts} <= {found} else None


def _first_of(answers: list[str | None]) -> str | None:
    """The first of ours, else "" where all are known to be none."""
    ours = next((one for one in answers if one), None)
    return ours or ("" if answers and all(one == "" for one in answers) else None)


def _of_tag(key: str, value: str, index: _Index) -> str:
    """Of a tag of OpenStreetMap: whatever is not named is none of ours."""
    any_value = index.equal.get(comparable_name(f"{key}=*"), "") if value != "no" else ""
    return index.equal.get(comparable_name(f"{key}={value}"), any_value)


def _of_alternative(text: str, index: _Index) -> str | None:
    if tag := _OSM.fullmatch(text.lower()):
        return _of_tag(tag.group(1), tag.group(2).strip(), index)
    steps = [step for step in _STEPS.split(text) if step]
    if len(steps) == 1:
        parts = [part for part in _PARTS.split(text) if part]
        steps = parts if parts and comparable_name(parts[0]) in index.roots else steps
    if len(steps) > 1:
        if (whole := index.equal.get(comparable_name(";".join(steps)))) is not None:
            return whole
        answers = (_of_list(step, index) for step in reversed(steps))
        return next((answer for answer in answers if answer is not None), None)
    return _of_list(text, index)


def _of_list(text: str, index: _Index) -> str | None:
    """Of several names in one cell the first that is ours."""
    found = _of_name(text, index)
    parts = [part for part in _LISTED.split(text) if part.strip()]
    return (
        found if found is not None or len(parts) < 2 else _first_of([_of_name(one, index) for one in parts])
    )


def _of_name(name: str, index: _Index) -> str | None:
    if _is_ruled_out(name, index):
        return ""
    if (found := index.equal.get(comparable_name(name))) is not None:
        return found
    if _LISTED.search(name):
        return None
    if han := han_of(name):
        return _longest(set(han_cores(han)), index.han, index.han_ends, least=2)
    phrase = phrase_of(BRACKETS.sub(" ", name))
    phrase = tuple(token for token in phrase if not token.isdigit()) or phrase
    return _longest({phrase, phrase_core(phrase)}, index.phrases, index.phrase_ends, least=1)


def _longest(cores: set[Form], whole: Mapping[Form, str], ends: Mapping[Form, str], least: int) -> str | None:
    """The key of the longest known form that is a core, or stands at the end of one."""
    held = [(len(core), whole[core]) for core in cores if core in whole]
    held += [
        (len(core) - start, ends[core[start:]])
        for core in cores
        for start in range(len(core) - least + 1)
        if core[start:] in ends
    ]
    return min(held, key=lambda one: (-one[0], one[1] != "", one[1]))[1] if held else None


def _is_ruled_out(name: str, index: _Index) -> bool:
    """Whether a word that speaks against all of ours stands anywhere, in brackets too."""
    text = half_width_simplified(name)
    if HAN.search(text) and any(word in text for word in index.against_han):
        return True
    tokens = set(phrase_of(name))
    return bool(tokens) and any(words <= tokens for words in index.against_words)


class IndexedNames(dict[str, list[str]]):
    """Names that are asked for many times: their forms are made once."""

    @cached_property
    def index(self) -> _Index:
        """The names by their forms."""
        return _index_of(self)


def _index_of(known: Names) -> _Index:
    """The names by their forms; where two keys have the same, "" counts, then the first."""
    against = _against(known)
    han = tuple(word for word in against if HAN.search(word))
    words = tuple(frozenset(phrase_of(word)) for word in against if not HAN.search(word))
    index = _Index({}, {}, {}, {}, {}, han, words, frozenset(_roots(known)))
    for key, names in sorted(known.items(), key=lambda pair: pair[0] != ""):
        for one in (key, *names) if key else names:
            if one[-1:] == _ANY or one[:1] == "^":
                continue
            bare = one.lstrip(_ANY)
            index.equal.setdefault(comparable_name(bare), key)  # type: ignore[attr-defined]
            form = comparable_name(bare) if HAN.search(bare) else phrase_of(bare)
            _add(index, form, one[:1] == _ANY, key)
    return index


def _add(index: _Index, form: str | tuple[str, ...], may_follow: bool, key: str) -> None:
    if isinstance(form, str):
        if len(form) > 1:  # a single character is no proof unless it is the whole name
            (index.han_ends if may_follow else index.han).setdefault(form, key)  # type: ignore[attr-defined]
    elif form:
        (index.phrase_ends if may_follow else index.phrases).setdefault(form, key)  # type: ignore[attr-defined]


def _against(known: Names) -> tuple[str, ...]:
    return tuple(
        one.strip(_ANY)
        for key, names in known.items()
        for one in names
        if not key and len(one) > 2 and one[0] == one[-1] == _ANY
    )


def _roots(known: Names) -> set[str]:
    """Names with "^" before them: the first step of a tree of classes."""
    return {comparable_name(one[1:]) for names in known.values() for one in names if one[:1] == "^"}
