"""Texts in the languages of a wall: Chinese large with English below it, or one of them alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from base.i18n import Translator
from base.translations import DEFAULT, ENGLISH, languages
from base.words import PSEUDO, Text

Texts = tuple[tuple[str, str], ...]
"""(language, text), the large one first; a text that reads the same in both stands once."""
NOTHING: Texts = ()


@dataclass(frozen=True)
class WallLanguages:
    """The languages that a wall speaks."""

    languages: tuple[str, ...]

    def say(self, of: Callable[[Translator], str]) -> Texts:
        """The text that `of` makes, in each language."""
        found: dict[str, str] = {}
        for language in self.languages:
            found.setdefault(of(Translator(language)), language)
        return tuple((language, text) for text, language in found.items())

    def written(self, text: str) -> str:
        """What people wrote: as it is stored, or in the one language of this wall where it is known there."""
        return Translator(self.languages[0]).written(text) if len(self.languages) == 1 else text

    def name(self, words: Text) -> Texts:
        """A name or sentence that has both languages itself."""
        return self.say(lambda tr: tr.name(words))


def wall_languages(asked: str) -> WallLanguages:
    """The one that the address asks for, else Chinese and English."""
    return WallLanguages((asked,) if asked in (*languages(), PSEUDO) else (DEFAULT, ENGLISH))
