"""Words in two languages, beside each other."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

PSEUDO = "qps"
"""The test language: every translated word comes out in brackets, so an untranslated one stands out."""


@dataclass(frozen=True)
class Bilingual:
    """A name or sentence in Chinese and English."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """The words in `language`: "zh", "en", or the pseudo-locale of the tests."""
        if language == PSEUDO:
            return f"⟦{self.en}⟧"
        return self.zh if language == "zh" else self.en


def first_lines(told: Sequence[Bilingual], most: int) -> Bilingual:
    """The first `most` of these, a line each, and how many more there are."""
    lines = list(told[:most])
    if len(told) > most:
        left = len(told) - most
        lines.append(Bilingual(f"……还有 {left} 处", f"… and {left} more"))
    return Bilingual("\n".join(one.zh for one in lines), "\n".join(one.en for one in lines))


@dataclass(frozen=True)
class Note:
    """Something a reader of a result must know: an assumption made, or a warning.

    `people` is how many people it touches; None where that has no meaning.
    """

    key: str
    text: Bilingual
    people: float | None = None


Progress = Callable[[float, Bilingual], None]
"""Called with the share done (0–1) and what is being done."""


def silent(share: float, what: Bilingual) -> None:
    """Progress that nobody watches."""
