"""DXF: a layer for each CAD layer and kind of shape, for a person to choose from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import numpy as np

from base.words import Message
from data.importers.files.cleaning import clean_name, require_few
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.raw_layers import LAYERS, RawLayer, Value
from data.importers.files.text_encoding import encoding_messages, text_of
from data.importers.limits import ImportLimits

_KEPT = ("Text",)
"""What GDAL says of an entity and a person can use; the others are handles and styles."""


def _recognises(raw: bytes, name: str) -> bool:
    lines = raw[:2_000].replace(b"\r", b"").split(b"\n")
    words = [line.strip() for line in lines[:40]]
    return b"SECTION" in words and (b"0" in words or b"999" in words)


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.dxf"
    text, encoding = text_of(source.read_bytes(), file)
    source.write_text(text, "utf-8")
    del text
    found = [
        replace(part, messages=(*encoding_messages(encoding), *part.messages))
        for layer in layers_of(source, file, "DXF", limits, only=("entities",))
        for part in _by_cad_layer(layer)
    ]
    require_few(len(found), 3 * limits.layers, file, LAYERS)
    return found


def _by_cad_layer(layer: RawLayer) -> list[RawLayer]:
    rows: dict[Value, list[int]] = defaultdict(list)
    for row, name in enumerate(layer.columns.get("Layer", [None] * len(layer))):
        rows[name].append(row)
    return [
        _part(layer, clean_name(name, "0"), np.array(of_one))
        for name, of_one in sorted(rows.items(), key=str)
    ]


def _part(layer: RawLayer, name: str, rows: np.ndarray[tuple[int], np.dtype[np.int64]]) -> RawLayer:
    kind = {"point": "点 points", "line": "线 lines", "polygon": "面 polygons", "table": ""}[layer.kind]
    columns = {
        column: [layer.columns[column][row] for row in rows] for column in _KEPT if column in layer.columns
    }
    return replace(
        layer, name=f"{name} ({kind})", columns=columns, shapes=layer.shapes[rows], mended=layer.mended[rows]
    )


KIND = FileKind(
    key="dxf",
    name=Message("DXF (CAD)"),
    endings=(".dxf",),
    recognises=_recognises,
    read=_read,
    drivers=("DXF",),
    environment=(("DXF_ENCODING", "UTF-8"),),  # what the header says of it is often wrong
)
