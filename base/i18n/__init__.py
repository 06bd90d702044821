"""The program's words, numbers and dates in the reader's language.

English is the key; other languages stand in the .po files of each room (`base.translations`). Names of the
catalogue are bilingual themselves (`base.words.Bilingual`), and what people wrote stays as written.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from babel.numbers import format_decimal, format_percent

from base.known_texts import text_for
from base.translations import locale_of
from base.words import LIST, Text, sentence, without_direction_controls

NOTHING = "–"
"""Stands where there is no number."""


@dataclass(frozen=True)
class Translator:
    """Translates into one language: call it with the English message and the facts for its braces."""

    language: str

    def __call__(self, message: str, /, **facts: object) -> str:
        """The message in this language, with its facts in the same language."""
        return sentence(message, facts, self.language)

    def name(self, words: Text) -> str:
        """A name of the catalogue, or another text, in this language."""
        return without_direction_controls(words.text(self.language))

    def heading(self, words: Text) -> str:
        """A name of the catalogue as it begins a line: with a capital letter, where a script has them."""
        name = self.name(words)
        return name[:1].upper() + name[1:]

    def written(self, text: str) -> str:
        """What people wrote, as it may be shown; what is known in two languages in this one."""
        return without_direction_controls(text_for(text, self.language))

    def number(self, value: float, decimals: int = 0) -> str:
        """Grouped and rounded; a dash where there is none."""
        if not math.isfinite(value):
            return NOTHING
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, format=pattern, locale=locale_of(self.language))

    def percent(self, share: float) -> str:
        """A share (0–1) as a whole percentage; a dash where there is none."""
        return format_percent(share, locale=locale_of(self.language)) if math.isfinite(share) else NOTHING

    def list(self, names: list[str]) -> str:
        """Names one after the other."""
        return without_direction_controls(LIST.text(self.language).join(names))
