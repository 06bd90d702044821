"""GeoJSON, in UTF-8 as it should be or in GBK as it often is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from base.words import Message
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.raw_layers import RawLayer
from data.importers.files.text_encoding import encoding_messages, text_of
from data.importers.limits import ImportLimits

_HEAD = 20_000


def _recognises(raw: bytes, name: str) -> bool:
    if not raw.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \r\n\t").startswith(b"{"):
        return False
    head = raw[:_HEAD].replace(b"\0", b"")
    if b"gdal_streamed_alg" in head or b'"Topology"' in head or b"esriGeometry" in head:
        return False
    return b'"coordinates"' in head or b'"FeatureCollection"' in head or b'"geometry"' in head


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.geojson"
    text, encoding = text_of(source.read_bytes(), file)
    source.write_text(text, "utf-8")
    del text
    return [
        replace(layer, messages=(*encoding_messages(encoding), *layer.messages))
        for layer in layers_of(source, file, "GeoJSON", limits)
    ]


KIND = FileKind(
    key="geojson",
    name=Message("GeoJSON"),
    endings=(".geojson", ".json"),
    recognises=_recognises,
    read=_read,
    drivers=("GeoJSON",),
)
