"""GeoJSON, in UTF-8 as it should be or in GBK as it often is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from base.words import Message, Text
from data.importers.files.file_kind import FileKind
from data.importers.files.gdal_reading import layers_of
from data.importers.files.geojson_sequence import collection_text
from data.importers.files.raw_layers import RawLayer
from data.importers.files.text_encoding import decoded_text
from data.importers.limits import ImportLimits

_HEAD = 20_000
_WORDS = (b'"coordinates"', b'"FeatureCollection"', b'"Feature"', b'"geometry"')


def _recognises(raw: bytes, name: str) -> bool:
    start = raw[:_HEAD].lstrip(b"\xef\xbb\xbf\xff\xfe\0\x1e \r\n\t")
    if not start.startswith((b"{", b"[")):
        return False
    head = raw[:_HEAD].replace(b"\0", b"")
    if start.startswith(b"["):
        return b'"Feature"' in head
    if b"gdal_streamed_alg" in head or b'"Topology"' in head or b"esriGeometry" in head:
        return False
    return any(
        word in head for word in (b'"coordinates"', b'"FeatureCollection"', b'"Feature"', b'"geometry"')
    )


def _read(folder: Path, file: str, limits: ImportLimits) -> list[RawLayer]:
    source = folder / "input.geojson"
    decoded = decoded_text(source.read_bytes(), file)
    messages = decoded.messages
    collected = collection_text(decoded.text.lstrip("\ufeff"), file)
    del decoded
    source.write_text(collected.text, "utf-8")
    messages = (*messages, *_sequence_messages(collected.count))
    del collected
    return [
        replace(layer, messages=(*messages, *layer.messages))
        for layer in layers_of(source, file, "GeoJSON", limits)
    ]


def _sequence_messages(count: int) -> tuple[Text, ...]:
    if count < 2:
        return ()
    return (Message("The file is a sequence of {count} GeoJSON features; all were read.", count=count),)


KIND = FileKind(
    key="geojson",
    name=Message("GeoJSON"),
    reads=Message(
        "Features of every kind of shape, as a collection or one a line, in UTF-8, GBK or Big5; the "
        "coordinate system where the file names one"
    ),
    passes_over=Message("TopoJSON and Esri JSON (refused); heights; lists and objects within properties"),
    endings=(".geojson", ".json", ".geojsonl", ".geojsons", ".geojsonseq", ".ndjson", ".jsonl"),
    recognises=_recognises,
    read=_read,
    drivers=("GeoJSON",),
)
