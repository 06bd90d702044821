"""Fill a community from an OpenStreetMap extract, all layers at once: `lintu import COMMUNITY all FILE`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from base.words import Message, Note, Text
from features.own_community.commands.communities import edit_by

if TYPE_CHECKING:
    from features.own_community.community_versions import OwnCommunity
    from features.own_community.file_import import ImportQuestion

ALL = "all"
"""Stands for a layer where a file fills all of them."""
_NOT_A_LAYER = "basemap"


@dataclass(frozen=True)
class ExtractImport:
    """What an extract gave: rows by layer, what it rests on, and the community if it was stored."""

    rows: Mapping[str, int]
    notes: Sequence[Note]
    after: OwnCommunity | None = None
    questions: tuple[ImportQuestion, ...] = ()

    def values(self, language: str) -> dict[str, Any]:
        """For JSON."""
        return {
            "layer": ALL,
            "questions": [],
            "rows": dict(self.rows),
            "assumptions": [
                {"key": note.key, "text": note.text.text(language), "people": note.people}
                for note in self.notes
            ],
        }

    def lines(self) -> Iterator[Text]:
        """For a person."""
        from data.layer_words import LAYERS

        for layer, count in self.rows.items():
            yield Message("{name}: {count}", name=LAYERS[layer], count=count)
        yield from (note.text for note in self.notes)


def import_extract(known: OwnCommunity, file: Path, is_dry_run: bool, actor: str) -> ExtractImport:
    """Import the extract, or only say what it holds. Raises ImportRefused."""
    from data.catalogue import load_catalogue
    from data.importers.errors import printable_name
    from data.importers.limits import DEFAULT_LIMITS
    from data.importers.osm import read_osm
    from data.importers.reader import bytes_of
    from data.store.open_store import the_store
    from features.own_community.community_versions import layers_of
    from features.own_community.importing import import_osm

    if is_dry_run:
        read = read_osm(file, load_catalogue())
        return ExtractImport(_rows_of(_layers(read)), (*read.assumptions, *read.warnings))
    raw = bytes_of(file, printable_name(file.name), DEFAULT_LIMITS)
    after = import_osm(edit_by(the_store(), known, actor), file, raw)
    return ExtractImport(_rows_of(layers_of(the_store(), after.state)), after.state.notes["osm"], after)


def _layers(read: Any) -> dict[str, Any]:
    from data.model import SCHEMAS

    return {name: read.layer(name) for name in SCHEMAS}


def _rows_of(layers: Mapping[str, Sequence[Any]]) -> dict[str, int]:
    return {name: len(rows) for name, rows in layers.items() if name != _NOT_A_LAYER and len(rows)}
