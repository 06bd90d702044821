"""Build dataclasses from the tables of a catalogue file, collecting every problem.

One walk along the type hints fills in the defaults, checks names and types, and lets `Checks` look at each
value as soon as it exists; so a mistake in one field hides none in another.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from base.words import Bilingual, Message, Text
from data.catalogue.citation import ClauseName
from data.catalogue.errors import CatalogueProblem, ValueProblem
from data.catalogue.model import Figure, TagRule
from data.catalogue.troubles import (
    MISSING_KEY,
    NOT_A_CHOICE,
    UNKNOWN_KEY,
    UNUSED_DEFAULT,
    WRONG_TYPE,
    choice,
)

Path = tuple[str, ...]
Checks = Callable[[type, str, object], Iterator[ValueProblem]]
"""(dataclass, field name, value) → troubles; with an empty field name the value is the whole object."""

DEFAULTS = "defaults"
"""The table, of a file or of a block, that holds what its numbers leave out."""

_LANGUAGES = {"zh", "en"}
"""The keys of a `Bilingual`."""

BROKEN = object()
"""Stands for a value that could not be made; its problem has been noted."""

_TABLE = Message("a table {{ … }}")
_LIST = Message("a list [ … ]")
_SCALARS = {
    str: Message("text"),
    bool: Message("true or false"),
    float: Message("a number"),
}


@cache
def _hints(cls: type) -> dict[str, Any]:
    return get_type_hints(cls)


@cache
def _fields(cls: type) -> dict[str, Field[Any]]:
    return {field.name: field for field in fields(cls)}


@dataclass(frozen=True)
class _Layer:
    """One table of defaults, and where it stands."""

    at: Path
    table: Mapping[str, Any]


class Builder:
    """Builds the objects of one file.

    `problems` fills up as it goes; `figures` keeps every number by its path, None where it is broken.
    """

    def __init__(self, file: str, defaults: object, checks: Checks) -> None:
        self.file = file
        self.problems: list[CatalogueProblem] = []
        self.figures: dict[Path, Figure | None] = {}
        self._checks = checks
        self._names_seen: set[str] = set()
        self._file_defaults = self._layer(defaults, (DEFAULTS,))
        self._layers = [self._file_defaults]

    def block(self, cls: type, key: str, raw: object) -> Any:
        """The member `key` of a family, or BROKEN."""
        if not isinstance(raw, dict):
            return self._fail((key,), WRONG_TYPE(expected=_TABLE, value=raw))
        own = self._layer(raw.get(DEFAULTS, {}), (key, DEFAULTS))
        self._layers = [self._file_defaults, own]
        seen, self._names_seen = self._names_seen, set()
        given = {name: value for name, value in raw.items() if name != DEFAULTS}
        made = self._object(cls, given, (key,), {"key": key})
        self._report_unused(own)
        self._names_seen |= seen
        return made

    def finish(self) -> None:
        """Call after the last block: notes the defaults of the file that nothing used."""
        self._report_unused(self._file_defaults)

    def value(self, hint: Any, raw: object, path: Path) -> Any:
        """`raw` as a value of the type `hint`, or BROKEN."""
        origin, arguments = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            return self.value(next(option for option in arguments if option is not type(None)), raw, path)
        if origin is Literal:
            return self._literal(arguments, raw, path)
        if origin is tuple:
            return self._list(arguments[0], raw, path)
        if origin is Mapping:
            return self._mapping(arguments[1], raw, path)
        if hint is Text:
            return self.value(Bilingual, raw, path)
        if is_dataclass(hint):
            assert isinstance(hint, type)
            return self._object(hint, raw, path, {})
        return self._scalar(hint, raw, path)

    def _object(self, cls: type, raw: object, path: Path, fixed: Mapping[str, object]) -> Any:
        if cls is Figure and not isinstance(raw, dict):
            raw = {"value": raw}
        if cls is ClauseName and isinstance(raw, str):
            raw = {"zh": raw, "en": raw}
        if not isinstance(raw, dict):
            return self._fail(path, WRONG_TYPE(expected=_TABLE, value=raw))
        known = [name for name in _fields(cls) if name not in fixed]
        for name in sorted(raw.keys() - known):
            self._fail((*path, name), UNKNOWN_KEY(key=name, choice=choice(name, known)))
        table = self._defaults_for(cls, path, raw) | raw
        parts = {name: self._field(cls, name, table, path) for name in known} | dict(fixed)
        if any(part is BROKEN for part in parts.values()):
            self.figures |= {path: None} if cls is Figure else {}
            return BROKEN
        made = cls(**{name: part for name, part in parts.items() if part is not MISSING})
        self._note(path, self._checks(cls, "", made))
        if isinstance(made, Figure):
            self.figures[path] = made
        return made

    def _field(self, cls: type, name: str, table: Mapping[str, Any], path: Path) -> Any:
        """The value of one field; MISSING where the class has a default for it."""
        self._names_seen.add(name)
        if name not in table:
            optional = _fields(cls)[name].default is not MISSING or type(None) in get_args(_hints(cls)[name])
            if not optional:
                return self._fail(path, MISSING_KEY(key=name))
            return MISSING if _fields(cls)[name].default is not MISSING else None
        made = self.value(_hints(cls)[name], table[name], (*path, name))
        if made is not BROKEN:
            self._note((*path, name), self._checks(cls, name, made))
        return made

    def _list(self, item: Any, raw: object, path: Path) -> Any:
        if item is TagRule and isinstance(raw, dict):
            raw = [{"key": key, "values": values} for key, values in raw.items()]
        if not isinstance(raw, list):
            return self._fail(path, WRONG_TYPE(expected=_LIST, value=raw))
        made = [self.value(item, entry, (*path, str(place))) for place, entry in enumerate(raw, start=1)]
        return BROKEN if BROKEN in made else tuple(made)

    def _mapping(self, item: Any, raw: object, path: Path) -> Any:
        if not isinstance(raw, dict):
            return self._fail(path, WRONG_TYPE(expected=_TABLE, value=raw))
        self._names_seen |= raw.keys()
        made = {key: self.value(item, entry, (*path, key)) for key, entry in raw.items()}
        return BROKEN if any(entry is BROKEN for entry in made.values()) else made

    def _literal(self, choices: tuple[object, ...], raw: object, path: Path) -> Any:
        if raw in choices:
            return raw
        return self._fail(path, NOT_A_CHOICE(value=raw, choice=choice(raw, choices)))

    def _scalar(self, hint: type, raw: object, path: Path) -> Any:
        if (
            hint is float
            and isinstance(raw, float | int)
            and not isinstance(raw, bool)
            and math.isfinite(raw)
        ):
            return float(raw)
        if hint is not float and isinstance(raw, hint):
            return raw
        return self._fail(path, WRONG_TYPE(expected=_SCALARS[hint], value=raw))

    def _defaults_for(self, cls: type, path: Path, raw: Mapping[str, Any]) -> dict[str, Any]:
        """What the defaults say about the fields of `cls` at `path`: the block's before the file's, and the
        table named after a field on the path before the general values.

        What they say about their source is not said of a number that names a source of its own.
        """
        found: dict[str, Any] = {}
        for layer in self._layers:
            general = {name: value for name, value in layer.table.items() if not _is_table(value)}
            named = (layer.table[name] for name in path if isinstance(layer.table.get(name), dict))
            for table in (general, *named):
                found |= {name: value for name, value in table.items() if name in _fields(cls)}
        if cls is Figure and "source" in raw:
            return {"verified": False} | {name: found[name] for name in ("value", "unit") if name in found}
        return found

    def _layer(self, raw: object, at: Path) -> _Layer:
        if isinstance(raw, dict):
            return _Layer(at, raw)
        self._fail(at, WRONG_TYPE(expected=_TABLE, value=raw))
        return _Layer(at, {})

    def _report_unused(self, layer: _Layer) -> None:
        for name, value in layer.table.items():
            inner = value.keys() if isinstance(value, dict) else ()
            for unused in sorted({name, *inner} - self._names_seen):
                self._fail((*layer.at, unused), UNUSED_DEFAULT(key=unused))

    def _note(self, path: Path, found: Iterator[ValueProblem]) -> None:
        self.problems.extend(CatalogueProblem(self.file, path, trouble) for trouble in found)

    def _fail(self, path: Path, trouble: ValueProblem) -> object:
        self.problems.append(CatalogueProblem(self.file, path, trouble))
        return BROKEN


def _is_table(value: object) -> bool:
    """Whether it holds defaults of a field; a text in both languages is a value."""
    return isinstance(value, dict) and not value.keys() <= _LANGUAGES
