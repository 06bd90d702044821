"""What a drawing says before its entities: the unit of its numbers, and which CAD layers are shown."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from data.importers.files.dxf.records import Record
from data.importers.files.dxf.texts import decode_escapes

_FROZEN = 1
PLAIN = "0"
"""The layer whose things in a block lie on the layer of what inserts the block."""


@dataclass(eq=False)
class LayerTable:
    """The CAD layers that are frozen and those that are off, by their names in small letters."""

    frozen: set[str] = field(default_factory=set)
    off: set[str] = field(default_factory=set)

    def add(self, record: Record) -> None:
        """Note the state of one layer. One with damaged flags is taken as shown."""
        name = decode_escapes(record.text(2)).strip().lower()
        with contextlib.suppress(ValueError):
            if record.flags(70) & _FROZEN:
                self.frozen.add(name)
        if record.text(62, "7").strip().startswith("-"):
            self.off.add(name)

    def is_frozen(self, layer: str) -> bool:
        """Whether nothing of the layer is shown, and nothing of the blocks on it."""
        return layer.lower() in self.frozen

    def is_hidden(self, layer: str) -> bool:
        """Whether what lies on the layer itself is not shown."""
        return layer.lower() in self.frozen or layer.lower() in self.off


def header_variables(section: Record) -> Iterator[tuple[str, str]]:
    """The variables of the header, each with the first of its values."""
    for (code, name), (_, value) in pairwise(section.tags):
        if code == 9:
            yield name.strip(), value.strip()
