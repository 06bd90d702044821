"""Kinds of partners and of what they can give; part of the catalogue's data model."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Bilingual


@dataclass(frozen=True)
class PartnerKind:
    """A kind of partner of the community."""

    key: str
    name: Bilingual
    who: Bilingual
    """Who is meant, with examples."""


@dataclass(frozen=True)
class ResourceKind:
    """A kind of thing that a partner can give."""

    key: str
    name: Bilingual
    unit: Bilingual
    """What it is counted in, unless somebody writes another unit."""
