"""The tags of a DXF file, grouped by entity; damaged lines are passed over."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

Tag = tuple[int, str]
_PARTS = {"POLYLINE": "VERTEX", "INSERT": "ATTRIB"}
"""Entities whose parts follow them as entities of their own, until SEQEND."""
_COMMENT = 999
DAMAGE_MOST = 100
"""With more damaged lines than this, a file is no drawing any more."""


@dataclass(eq=False)
class Record:
    """What stands between two group codes 0: `kind` and its tags; `parts` are vertices or attributes."""

    kind: str
    line: int
    tags: list[Tag] = field(default_factory=list)
    parts: list[Record] = field(default_factory=list)

    @cached_property
    def _first(self) -> dict[int, str]:
        return dict(reversed(self.tags))

    def text(self, code: int, otherwise: str = "") -> str:
        """The first value of this group code."""
        return self._first.get(code, otherwise)

    def number(self, code: int, otherwise: float = 0.0) -> float:
        """The same as a number. Raises ValueError for what is none."""
        found = self._first.get(code)
        return float(found) if found and not found.isspace() else otherwise

    def flags(self, code: int) -> int:
        """The same as flags. Raises ValueError for what is no whole number."""
        if code not in self._first:
            return 0
        found = self.number(code)
        if not math.isfinite(found):
            raise ValueError(self._first[code])
        return int(found)

    def point(self, code: int) -> tuple[float, float, float]:
        """The point whose x has this group code. Raises ValueError."""
        return self.number(code), self.number(code + 10), self.number(code + 20)


@dataclass(eq=False)
class Damage:
    """Numbers of lines that are no tags and of entities that are damaged, and whether EOF is there."""

    lines: list[int] = field(default_factory=list)
    entities: list[int] = field(default_factory=list)
    is_whole: bool = False


def records_of(lines: Iterable[str], damage: Damage) -> Iterator[Record]:
    """The records of a file until EOF or too much damage, polylines and inserts with their parts."""
    whole: Record | None = None
    for record in _plain_records(lines, damage):
        if whole is not None and record.kind == _PARTS[whole.kind]:
            whole.parts.append(record)
            continue
        if whole is not None:
            yield whole
            whole = None
        if record.kind in _PARTS:
            whole = record
        elif record.kind != "SEQEND":
            yield record
    if whole is not None:
        yield whole


def _plain_records(lines: Iterable[str], damage: Damage) -> Iterator[Record]:
    record: Record | None = None
    number = -1
    rest = iter(lines)
    for code_line, value in zip(rest, rest, strict=False):
        number += 2
        try:
            code = int(code_line)
        except ValueError:
            damage.lines.append(number)
            if len(damage.lines) > DAMAGE_MOST:
                return
            try:  # a line is missing or too many: the next may be the code
                code, value = int(value), next(rest)
            except (ValueError, StopIteration):
                continue
            number += 1
        if code == 0:
            if record is not None:
                yield record
            kind = value.strip()
            if kind == "EOF":
                damage.is_whole = True
                return
            record = Record(kind, number)
        elif record is not None and code != _COMMENT:
            record.tags.append((code, value.rstrip("\n")))
    if record is not None:
        yield record
