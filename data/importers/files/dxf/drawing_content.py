"""The content of a drawing: model space, blocks, states of layers, unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import numpy as np

from base.words import Message, Text
from data.importers.errors import VectorUnusable
from data.importers.files.cleaning import require_few
from data.importers.files.dxf.layer_table import LayerTable, header_variables
from data.importers.files.dxf.records import DAMAGE_MOST, Damage, Record, records_of
from data.importers.files.dxf.spaces import DrawingSpace
from data.importers.files.dxf.texts import decode_escapes
from data.importers.files.raw_layers import ROWS
from data.importers.limits import ImportLimits

_REFERENCE = 4 | 8 | 16
"""Flags of a block that is another drawing."""


@dataclass(eq=False)
class DrawingContent:
    """What a file holds. unit: the number of $INSUNITS, 0 for none."""

    model: DrawingSpace = field(default_factory=DrawingSpace)
    blocks: dict[str, DrawingSpace] = field(default_factory=dict)
    layers: LayerTable = field(default_factory=LayerTable)
    unit: int = 0
    damage: Damage = field(default_factory=Damage)

    def damage_messages(self) -> Iterator[Text]:
        """What of the file could not be understood."""
        places = [*self.damage.lines, *self.damage.entities]
        if places:
            yield Message(
                "{count} damaged places of the drawing were skipped, the first at line {line}. Run AUDIT in "
                "CAD and save it again if something is missing.",
                count=len(places),
                line=min(places),
            )
        if not self.damage.is_whole:
            yield Message(
                "The end of the drawing is missing, and objects may be, too. Export it again if possible."
            )


def read_content(lines: Iterable[str], file: str, limits: ImportLimits) -> DrawingContent:
    """The content of a drawing. Raises VectorUnusable for damaged lines, TooManyItems for too many shapes."""
    content = DrawingContent()
    space: DrawingSpace | None = None
    section = ""
    for record in records_of(lines, content.damage):
        if record.kind == "SECTION":
            section = record.text(2).strip().upper()
            space = content.model if section == "ENTITIES" else None
            _read_header(record, content)
        elif record.kind == "ENDSEC":
            section, space = "", None
        elif section == "TABLES" and record.kind == "LAYER":
            content.layers.add(record)
        elif section == "BLOCKS" and record.kind == "BLOCK":
            space = _block_of(record)
            content.blocks[space.name.lower()] = space
        elif record.kind == "ENDBLK":
            space = None
        elif space is not None:
            space.add(record, content.layers, content.damage)
            require_few(len(space.shapes), limits.rows, file, ROWS)
    if len(content.damage.lines) > DAMAGE_MOST:
        reason = Message("it is damaged from line {line} on", line=content.damage.lines[0])
        raise VectorUnusable(file=file, kind="DXF", reason=reason)
    return content


def _read_header(section: Record, content: DrawingContent) -> None:
    for name, value in header_variables(section):
        if name.upper() == "$INSUNITS" and value.isdecimal():
            content.unit = int(value[:4])


def _block_of(record: Record) -> DrawingSpace:
    try:
        base, flags = record.point(10)[:2], record.flags(70)
    except ValueError:
        base, flags = (0.0, 0.0), 0
    name = decode_escapes(record.text(2)).strip()
    return DrawingSpace(name, np.array(base), is_block=True, is_reference=bool(flags & _REFERENCE))
