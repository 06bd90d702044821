"""How reports of encroachments are handled and answered; part of the catalogue's data model."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Bilingual


@dataclass(frozen=True)
class EncroachmentState:
    """A step in handling a report."""

    key: str
    name: Bilingual
    public_name: Bilingual
    counts: bool
    """True while a checked encroachment in this state takes ground from the public."""
    next: tuple[str, ...]
    """The states it may move to."""


@dataclass(frozen=True)
class AnswerTemplate:
    """Words for the public that staff often say when a report enters one of `states`."""

    key: str
    name: Bilingual
    text: Bilingual
    states: tuple[str, ...]
