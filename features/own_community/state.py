"""The state of a community that is being brought in: what it is called, where it lies, what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from base.words import Bilingual, Note, both_words


@dataclass(frozen=True)
class KeptFile:
    """A source file; its original bytes are stored under the digest."""

    sha256: str
    name: str
    layer: str
    target: str


@dataclass(frozen=True)
class CommunityState:
    """name: in both languages. epsg: the metric CRS, 0 until the place is known. boundary: the ground as
    GeoJSON in WGS 84, {} for none. layers: layer → digest of its content. notes: layer → what was assumed of
    it. files: where it came from. left: keys of problems that a person decided to leave."""

    name: Bilingual
    epsg: int = 0
    boundary: Mapping[str, Any] = field(default_factory=dict)
    layers: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, tuple[Note, ...]] = field(default_factory=dict)
    files: tuple[KeptFile, ...] = ()
    left: tuple[str, ...] = ()

    def with_layer(self, layer: str, digest: str, notes: tuple[Note, ...] | None = None) -> CommunityState:
        """The state with another content of a layer; its notes stay where none are given."""
        layers = {**self.layers, layer: digest}
        all_notes = self.notes if notes is None else {**self.notes, layer: notes}
        return replace(self, layers=layers, notes=all_notes)


def state_json(state: CommunityState) -> dict[str, Any]:
    """As it is stored."""
    return {
        "name": [state.name.zh, state.name.en],
        "epsg": state.epsg,
        "boundary": dict(state.boundary),
        "layers": dict(sorted(state.layers.items())),
        "notes": {
            layer: [[note.key, *both_words(note.text), note.people] for note in notes]
            for layer, notes in sorted(state.notes.items())
            if notes
        },
        "files": [[one.sha256, one.name, one.layer, one.target] for one in state.files],
        "left": sorted(state.left),
    }


def state_from(stored: Mapping[str, Any]) -> CommunityState:
    """What `state_json` gave."""
    return CommunityState(
        Bilingual(*stored["name"]),
        int(stored["epsg"]),
        stored["boundary"],
        stored["layers"],
        {
            layer: tuple(Note(key, Bilingual(zh, en), people) for key, zh, en, people in notes)
            for layer, notes in stored["notes"].items()
        },
        tuple(KeptFile(*one) for one in stored["files"]),
        tuple(stored["left"]),
    )
