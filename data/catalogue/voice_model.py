"""How voices of residents are handled and answered; part of the catalogue's data model."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Bilingual
from data.catalogue.model import Figure


@dataclass(frozen=True)
class VoiceState:
    """A step in answering a voice."""

    key: str
    name: Bilingual
    public_name: Bilingual
    takes_reason: bool
    """True where residents are told why: one of the reasons, and a sentence."""
    next: tuple[str, ...]
    """The states it may move to."""
    time_limit: Figure | None = None
    """How long a voice may stay in this state; None where nothing is awaited."""


@dataclass(frozen=True)
class VoiceReason:
    """Why what a voice asks for is not done, or only partly."""

    key: str
    name: Bilingual
    text: Bilingual
    """The sentence that staff begin with."""


@dataclass(frozen=True)
class VoiceAnswer:
    """Words for the public that staff often say when a voice enters one of `states`."""

    key: str
    name: Bilingual
    text: Bilingual
    states: tuple[str, ...]
