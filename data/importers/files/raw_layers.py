"""Raw layers as read from a file, and passing them from the reader process to the app."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import shapely

from base.message_json import fact_from, fact_json
from base.words import Message, Text

Shapes = npt.NDArray[np.object_]
Bools = npt.NDArray[np.bool_]
Value = str | int | float | bool | None
Kind = Literal["point", "line", "polygon", "table"]
COLUMNS = Message("columns")
LAYERS = Message("layers")
ROWS = Message("rows")


@dataclass(frozen=True, eq=False)
class RawLayer:
    """N rows of a file.

    columns: name → N values. shapes: (N,) valid shapes of one kind in two dimensions; empty where kind is
    "table". mended: (N,) rows whose shape crossed itself and was repaired. `crs` is what the file says
    ("EPSG:4548" or WKT), "" where it says nothing. `messages` is what a person should know of the reading.
    row_numbers: (N,) where the rows of a table stand in the file, from 1; empty for shapes. totals: column →
    what a row with the total of the whole table says, which is no row of the layer.
    is_drawing: several of its lines may draw one outline together.
    """

    name: str
    kind: Kind
    columns: dict[str, list[Value]]
    shapes: Shapes
    mended: Bools
    crs: str = ""
    messages: tuple[Text, ...] = field(default=())
    row_numbers: tuple[int, ...] = ()
    totals: Mapping[str, float] = field(default_factory=dict)
    is_drawing: bool = False

    def __len__(self) -> int:
        return (
            len(next(iter(self.columns.values())))
            if self.kind == "table" and self.columns
            else len(self.shapes)
        )


def save_layers(file: Path, layers: Sequence[RawLayer]) -> None:
    """Write layers to one .npz file without any pickled object."""
    arrays: dict[str, Any] = {}
    about = []
    for number, layer in enumerate(layers):
        messages = [fact_json(one) for one in layer.messages]
        about.append(
            {
                "name": layer.name,
                "kind": layer.kind,
                "crs": layer.crs,
                "told": messages,
                "columns": layer.columns,
                "row_numbers": layer.row_numbers,
                "totals": layer.totals,
                "drawing": layer.is_drawing,
            }
        )
        wkb = [bytes(shape) for shape in shapely.to_wkb(layer.shapes)]
        arrays[f"wkb{number}"] = np.frombuffer(b"".join(wkb), dtype=np.uint8)
        arrays[f"end{number}"] = np.cumsum([len(shape) for shape in wkb], dtype=np.int64)
        arrays[f"mended{number}"] = layer.mended
    arrays["about"] = np.frombuffer(
        json.dumps(about, allow_nan=True).encode("utf-8", "replace"), dtype=np.uint8
    )
    with file.open("wb") as target:
        np.savez(target, **arrays)


def load_layers(file: Path) -> tuple[RawLayer, ...]:
    """The layers that `save_layers` wrote."""
    with np.load(file, allow_pickle=False) as arrays:
        about = json.loads(arrays["about"].tobytes())
        return tuple(
            RawLayer(
                one["name"],
                one["kind"],
                one["columns"],
                _shapes(arrays[f"wkb{number}"].tobytes(), arrays[f"end{number}"].tolist()),
                arrays[f"mended{number}"],
                one["crs"],
                tuple(map(fact_from, one["told"])),
                tuple(one["row_numbers"]),
                one["totals"],
                one["drawing"],
            )
            for number, one in enumerate(about)
        )


def _shapes(wkb: bytes, ends: list[int]) -> Shapes:
    parts = [wkb[begin:end] for begin, end in zip([0, *ends], ends, strict=False)]
    return np.asarray(shapely.from_wkb(np.array(parts, dtype=object)), dtype=object)
