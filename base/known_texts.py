"""Stored texts that are known in two languages, so that each reader gets one: those of the bundled sample.

What people write is in no catalogue, and stays as they wrote it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from base.family import Family
from base.words import Bilingual

KNOWN_TEXTS: Family[Callable[[], Mapping[str, Bilingual]]] = Family()
"""Each gives stored text → what it says in two languages; it is asked for every text that a page shows."""


def bilingual(text: str) -> Bilingual:
    """A stored text in two languages: the same in both where it is none that is known."""
    return _known(text) or Bilingual(text, text)


def text_for(text: str, language: str) -> str:
    """A stored text as a reader of this language is to see it."""
    found = _known(text)
    return text if found is None else found.text(language)


def _known(text: str) -> Bilingual | None:
    return next((found for known in KNOWN_TEXTS if (found := known().get(text))), None)
