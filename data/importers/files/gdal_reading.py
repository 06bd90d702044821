"""Read all layers of a data source with GDAL, inside the reader process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import shapely

from base.late_modules import pyogrio
from base.words import Message
from data.importers.errors import FileTooHeavy, ImportRefused, WrongEncoding
from data.importers.files.cell_kinds import clean_columns
from data.importers.files.cleaning import clean_name, require_few
from data.importers.files.library_errors import unusable
from data.importers.files.parts import Part, read_parts
from data.importers.files.raw_layers import COLUMNS, LAYERS, ROWS, RawLayer, Shapes
from data.importers.files.shaping import layers_by_shape
from data.importers.files.whole_numbers import whole_numbers
from data.importers.limits import MIB, ImportLimits

_OUT_OF_MEMORY = ("memory", "cannot allocate")


def layers_of(
    source: Path,
    file: str,
    kind: str,
    limits: ImportLimits,
    *,
    only: tuple[str, ...] | None = None,
    leave_out: tuple[str, ...] = (),
    as_read: bool = False,
    **options: Any,
) -> list[RawLayer]:
    """Every layer of the source (those called `only`), with `options` for pyogrio. Raises ImportRefused.

    as_read: names and texts are left for the caller to decode and clean.
    """

    def part(name: str) -> Part:
        def read() -> list[RawLayer]:
            with _words_of_gdal(source, file, kind, limits):
                return _layer(source, name, file, limits, as_read, options)

        return _shown_name(source, name, file), read

    with _words_of_gdal(source, file, kind, limits):
        listed = [str(name) for name in pyogrio.list_layers(source)[:, 0]]
    names = [name for name in listed if (only is None or name in only) and name not in leave_out]
    require_few(len(names), limits.layers, file, LAYERS)
    return read_parts(map(part, names), file)


@contextmanager
def _words_of_gdal(source: Path, file: str, kind: str, limits: ImportLimits) -> Iterator[None]:
    """Turn the errors of GDAL into refusals."""
    try:
        yield
    except UnicodeDecodeError:
        raise WrongEncoding(file=file, encoding="GBK/GB18030 ?") from None
    except (
        pyogrio.errors.DataSourceError,
        pyogrio.errors.FeatureError,
        pyogrio.errors.DataLayerError,
        ValueError,
        OSError,
        RecursionError,
    ) as trouble:
        if isinstance(trouble, ImportRefused):
            raise
        raise _refusal_from_gdal(str(trouble), source, file, kind, limits) from None


def _layer(
    source: Path, name: str, file: str, limits: ImportLimits, as_read: bool, options: dict[str, Any]
) -> list[RawLayer]:
    shown = _shown_name(source, name, file)
    where = Message(" in the layer “{shown}”", shown=shown)
    info = pyogrio.read_info(source, layer=name, **{k: v for k, v in options.items() if k == "encoding"})
    require_few(len(info["fields"]), limits.columns, file, COLUMNS, where)
    require_few(max(0, info["features"]), limits.rows, file, ROWS, where)
    meta, _, wkb, values = pyogrio.raw.read(str(source), layer=name, max_features=limits.rows + 1, **options)
    require_few(len(values[0]) if len(values) else 0, limits.rows, file, ROWS, where)
    values = whole_numbers(source, name, meta, values, options)
    columns, messages = (
        ({str(one): column.tolist() for one, column in zip(meta["fields"], values, strict=True)}, ())
        if as_read
        else clean_columns(meta["fields"], values, shown, file, limits, _json_names(info))
    )
    if wkb is None:
        no_shapes: Shapes = np.array([], dtype=object)
        return [RawLayer(shown, "table", columns, no_shapes, np.zeros(0, dtype=bool), "", messages)]
    shapes = np.asarray(shapely.from_wkb(wkb, on_invalid="ignore"), dtype=object)
    return layers_by_shape(shown, columns, shapes, meta["crs"] or "", file, limits, messages)


def _json_names(info: dict[str, Any]) -> list[str]:
    subtypes = info.get("ogr_subtypes") or [""] * len(info["fields"])
    return [str(name) for name, kind in zip(info["fields"], subtypes, strict=True) if kind == "OFSTJSON"]


def _shown_name(source: Path, name: str, file: str) -> str:
    """GDAL names a layer by the file where it has no name of its own; the file's is ours."""
    return clean_name(Path(file).stem if name == source.stem else name, "layer")


def _refusal_from_gdal(words: str, source: Path, file: str, kind: str, limits: ImportLimits) -> ImportRefused:
    """The refusal for an error of GDAL, without our own paths."""
    if any(sign in words.lower() for sign in _OUT_OF_MEMORY):
        return FileTooHeavy(file=file, wall_s=limits.wall_s, memory_mb=limits.memory_bytes / MIB)
    plain = words.replace(str(source), file).replace(str(source.parent), "").replace(source.name, file)
    return unusable(plain, file, kind)
