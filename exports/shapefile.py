"""Shapefiles: one a layer in a zip archive, with the key to their short field names."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pyogrio

from base.words import Message, Text
from exports.export import Export
from exports.map_layers import MapLayer, map_layers
from exports.origin import about, origin_lines
from exports.request import ExportRequest
from paper.archive import zip_files
from paper.clean_text import safe_cell

KEY_FILE = "fields.csv"
_KEY_HEADS = (
    Message("File"),
    Message("Layer"),
    Message("Short name"),
    Message("Field"),
    Message("Meaning"),
)
README = "README.txt"
_SHAPES = {"polygon": "Polygon", "line": "LineString", "point": "Point"}
_CODEPAGES = {"utf-8": "UTF-8", "gbk": "GBK"}
"""What GDAL calls them; it writes the .cpg beside the table."""
LONGEST_TEXT_BYTES = 254
LONGEST_NAME_BYTES = 10


def write(encoding: str, request: ExportRequest) -> bytes:
    """The archive. Texts are in `encoding` ("utf-8" or "gbk"); what does not fit is told in the README."""
    layers = map_layers(request)
    files: dict[str, bytes] = {}
    cut: dict[str, int] = {}
    with TemporaryDirectory() as folder:
        for layer in layers:
            cut[layer.key] = _write_layer(layer, Path(folder), encoding, request)
        for file in sorted(Path(folder).iterdir()):
            files[file.name] = file.read_bytes()
    files[KEY_FILE] = _key(layers, request)
    files[README] = _readme(layers, cut, encoding, request)
    return zip_files(files, request.made_on)


def fit_text(text: str, encoding: str) -> str:
    """`text` without the characters that `encoding` lacks (? instead), cut between two characters so that
    it has `LONGEST_TEXT_BYTES` at most, on one line."""
    known = " ".join(text.split()).encode(encoding, errors="replace")
    return known[:LONGEST_TEXT_BYTES].decode(encoding, errors="ignore")


def short_names(columns: Sequence[str]) -> dict[str, str]:
    """Long → short ASCII name, each once."""
    found: dict[str, str] = {}
    for column in columns:
        short = column[:LONGEST_NAME_BYTES].rstrip("_")
        number = 2
        while short in found.values():
            short = f"{column[: LONGEST_NAME_BYTES - len(str(number))]}{number}"
            number += 1
        found[column] = short
    return found


def _write_layer(layer: MapLayer, folder: Path, encoding: str, request: ExportRequest) -> int:
    """Write the files of one layer; how many texts had to be changed to fit."""
    names = short_names([field.column for field in layer.fields])
    frame, changed = layer.frame.rename(columns=names), 0
    for column in names.values():
        if not pd.api.types.is_numeric_dtype(frame[column]):
            texts = [one if isinstance(one, str) else "" for one in frame[column]]
            frame[column] = [fit_text(text, encoding) for text in texts]
            changed += sum(text != kept for text, kept in zip(texts, frame[column], strict=True))
    pyogrio.write_dataframe(
        frame,
        folder / f"{layer.key}.shp",
        driver="ESRI Shapefile",
        encoding=_CODEPAGES[encoding],
        geometry_type=_SHAPES[layer.kind],
        layer_options={"DBF_DATE_LAST_UPDATE": request.made_on.isoformat()},
    )
    return changed


def _key(layers: tuple[MapLayer, ...], request: ExportRequest) -> bytes:
    """One row a field of each file, UTF-8 with a mark so that Excel reads it as such."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    table.writerow([request.text(head) for head in _KEY_HEADS])
    for layer in layers:
        for long, short in short_names([field.column for field in layer.fields]).items():
            field = next(one for one in layer.fields if one.column == long)
            unit = f" ({request.text(field.unit)})" if field.unit else ""
            meaning = request.text(field.label) + unit
            table.writerow([safe_cell(one) for one in (f"{layer.key}.shp", layer.name, short, long, meaning)])
    return text.getvalue().encode("utf-8-sig")


def _readme(
    layers: tuple[MapLayer, ...], cut: dict[str, int], encoding: str, request: ExportRequest
) -> bytes:
    lines = [f"{name}: {text}" for name, text in about(request).items()]
    lines += [f"{layer.key}.shp: {layer.name}" for layer in layers]
    what = Message(
        "Texts are in {codepages}; field names have 10 bytes at most, their key is {key_file}.",
        codepages=_CODEPAGES[encoding],
        key_file=KEY_FILE,
    )
    lines.append(request.text(what))
    for key, texts in cut.items():
        if texts:
            loss = Message(
                "{key}.shp: {texts} texts were longer than {longest_text_bytes} bytes or had characters "
                "that the encoding lacks; they are cut, or have a ? instead.",
                key=key,
                texts=texts,
                longest_text_bytes=LONGEST_TEXT_BYTES,
            )
            lines.append(request.text(loss))
    return "\r\n".join([*lines, *origin_lines(request), ""]).encode("utf-8-sig")


def _export(key: str, encoding: str, name: Text, about_it: Text) -> Export:
    writer: Callable[[ExportRequest], bytes] = partial(write, encoding)
    part = "" if encoding == "utf-8" else encoding
    return Export(key, name, about_it, ".shp.zip", "application/zip", writer, b"PK\x03\x04", part)


UTF8 = _export(
    "shapefile",
    "utf-8",
    Message("Shapefile (UTF-8)"),
    Message("One Shapefile per layer in an archive, with a key to the short field names."),
)


GBK = _export(
    "shapefile-gbk",
    "gbk",
    Message("Shapefile (GBK)"),
    Message("The same with texts in GBK, for older ArcGIS and CAD programs."),
)
