"""The gates of a project; part of the catalogue's data model."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Bilingual

GATE_NEEDS = ("document", "keeper")


@dataclass(frozen=True)
class ProjectGate:
    """A gate that a project has passed, or will."""

    key: str
    name: Bilingual
    public_name: Bilingual
    needs: tuple[str, ...]
    """Evidence without which it is not passed: "document", "keeper"."""
    is_built: bool
    """True where what the project builds is there and counts in the score."""
    next: tuple[str, ...]
    """The gate that comes after it."""
