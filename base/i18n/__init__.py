"""The program's words, numbers and dates in the reader's language.

English is the key; Chinese stands in `zh/`, one file for what belongs together. Names of the catalogue are
bilingual themselves (`base.words.Bilingual`), and what people wrote stays as written.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from base.family import Family
from base.words import PSEUDO, Bilingual

LANGUAGES = {"zh": "中文", "en": "English"}
DEFAULT = "zh"
NOTHING = "–"
"""Stands where there is no number."""


CATALOGUES: Family[Path] = Family((Path(__file__).parent,))
"""Folders with a folder for each language, and in it files of messages."""


@cache
def messages(language: str) -> dict[str, str]:
    """English → translated, for every message of the language's files; empty where it has none."""
    found: dict[str, str] = {}
    for file in sorted(file for folder in CATALOGUES for file in (folder / language).glob("*.po")):
        with file.open("rb") as stream:
            found |= {str(m.id): str(m.string) for m in read_po(stream, locale=language) if m.id and m.string}
    return found


@dataclass(frozen=True)
class Words:
    """Says things in one language: call it with the English message and the facts that fill its braces."""

    language: str

    def __call__(self, message: str, **facts: object) -> str:
        """The message in this language; in the pseudo-locale in brackets."""
        if self.language == PSEUDO:
            return f"⟦{message.format(**facts)}⟧"
        return messages(self.language).get(message, message).format(**facts)

    def name(self, words: Bilingual) -> str:
        """A name of the catalogue."""
        return words.text(self.language)

    def number(self, value: float, decimals: int = 0) -> str:
        """Grouped and rounded; a dash where there is none."""
        if not math.isfinite(value):
            return NOTHING
        pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
        return format_decimal(value, format=pattern, locale=self._locale)

    def percent(self, share: float) -> str:
        """A share (0–1) as a whole percentage; a dash where there is none."""
        return format_percent(share, locale=self._locale) if math.isfinite(share) else NOTHING

    def list(self, names: list[str]) -> str:
        """Names one after the other."""
        return ("、" if self.language == "zh" else ", ").join(names)

    @property
    def _locale(self) -> str:
        return "zh_Hans_CN" if self.language == "zh" else "en"
