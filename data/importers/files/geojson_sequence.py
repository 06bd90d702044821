"""GeoJSON sequences: one feature a line, or one after each record separator, as one collection."""

from __future__ import annotations

import json
from dataclasses import dataclass

from base.words import Message
from data.importers.errors import VectorUnusable

_SEPARATOR = "\x1e"
_BETWEEN = " \r\n\t,\x1e"
_FAR = 20_000
"""Where the type of a collection may stand: at the head, or at the end where the keys are in order."""


@dataclass(frozen=True)
class Collected:
    """The text of one GeoJSON document, and of how many features of a sequence it was made (0 for none)."""

    text: str
    count: int = 0


def collection_text(text: str, file: str) -> Collected:
    """The text as one document. Raises VectorUnusable for a sequence that is broken somewhere."""
    bare = text.strip(_BETWEEN)
    if bare.startswith("["):
        return Collected('{"type":"FeatureCollection","features":' + bare + "}", 1)
    first = _first_end(bare)
    if first is None or not bare[first:].strip(_BETWEEN):
        return Collected(bare if text.lstrip().startswith(_SEPARATOR) else text)
    features = _features(bare, file)
    return Collected('{"type":"FeatureCollection","features":[' + ",\n".join(features) + "]}", len(features))


def _first_end(text: str) -> int | None:
    """Where the first object ends; None where that is the whole text, or no object ends at all."""
    is_collection = '"FeatureCollection"' in text[:_FAR] or '"FeatureCollection"' in text[-_FAR:]
    if is_collection and not _has_object_lines(text):
        return None
    try:
        return json.JSONDecoder().raw_decode(text)[1]
    except (ValueError, RecursionError):
        return None


def _has_object_lines(text: str) -> bool:
    """Whether the first two lines may each be an object; the text is not parsed."""
    line, _, rest = text.partition("\n")
    return line.rstrip(_BETWEEN).endswith("}") and rest.lstrip(_BETWEEN).startswith("{")


def _features(text: str, file: str) -> list[str]:
    """The text of every feature of a sequence."""
    decoder = json.JSONDecoder()
    features: list[str] = []
    at = 0
    while at < len(text):
        try:
            one, end = decoder.raw_decode(text, at)
        except (ValueError, RecursionError) as error:
            raise _broken(text, getattr(error, "pos", at), file) from error
        features += _of_one(one, text[at:end])
        at = end
        while at < len(text) and text[at] in _BETWEEN:
            at += 1
    return features


def _of_one(one: object, text: str) -> list[str]:
    """A feature as it stands, those of a collection, a bare shape as a feature; nothing else."""
    kind = one.get("type") if isinstance(one, dict) else None
    if kind == "Feature":
        return [text]
    if kind == "FeatureCollection" and isinstance(one, dict) and isinstance(one.get("features"), list):
        return [json.dumps(feature, ensure_ascii=False) for feature in one["features"]]
    if isinstance(one, dict) and ("coordinates" in one or "geometries" in one):
        return [f'{{"type":"Feature","properties":{{}},"geometry":{text}}}']
    return []


def _broken(text: str, at: int, file: str) -> VectorUnusable:
    line = text.count("\n", 0, at) + 1
    character = at - (text.rfind("\n", 0, at) + 1) + 1
    reason = Message(
        "it is incomplete or malformed from line {line}, character {character}",
        line=line,
        character=character,
    )
    return VectorUnusable(file=file, kind="GeoJSON", reason=reason)
