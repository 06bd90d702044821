"""Translatable texts, and names that people gave in two languages.

What the program says is a `Message`: English in the code, other languages in the .po files of each room.
Names that are data, of the catalogue or of a community, are `Bilingual`.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from base.translations import ENGLISH, translation

PSEUDO = "qps"
"""The test language: every translated word comes out in brackets, so an untranslated one stands out."""


_DIRECTION_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"


def without_direction_controls(text: str) -> str:
    """The text to be shown: each embedding, override, isolate and its end is a �.

    They would let a name read as another. What people typed is stored with them. Marks without force (U+200E,
    U+200F, U+061C), which Arabic text needs, stay; letters bring their direction with them in any case.
    """
    return _DIRECTION_CONTROLS.sub(REPLACEMENT, text)


class Text(ABC):
    """Text that can be rendered in any language."""

    __slots__ = ()

    @abstractmethod
    def text(self, language: str) -> str:
        """The words in `language`, "zh" or "en" say; `PSEUDO` is the pseudo-locale of the tests."""


@dataclass(frozen=True, slots=True)
class Bilingual(Text):
    """A name given in Chinese and English: of the catalogue, or of somebody's community."""

    zh: str
    en: str

    def text(self, language: str) -> str:
        """Chinese in Chinese, English in every other language."""
        if language == PSEUDO:
            return f"⟦{self.en}⟧"
        return self.zh if language == "zh" else self.en


def name_or_id(zh: str, en: str, key: str) -> Bilingual:
    """A name that is given in one language or in none: the other language's stands in, or the id."""
    return Bilingual(zh or en or key, en or zh or key)


@dataclass(frozen=True, slots=True, init=False)
class Message(Text):
    """Something the program says: `Message("{count} homes in {grid}", count=12, grid=grid.name)`.

    Facts fill the braces; those that are texts themselves are said in the same language. `context` tells
    messages apart that are the same in English and differ elsewhere.
    """

    english: str
    context: str | None
    facts: tuple[tuple[str, object], ...]

    def __init__(self, english: str, /, *, context: str | None = None, **facts: object) -> None:
        object.__setattr__(self, "english", english)
        object.__setattr__(self, "context", context)
        object.__setattr__(self, "facts", tuple(facts.items()))

    def text(self, language: str) -> str:
        """The message in `language` with its facts; in English where nobody translated it."""
        return sentence(self.english, dict(self.facts), language, self.context)

    def with_facts(self, **facts: object) -> Message:
        """The same message with these facts added."""
        return Message(self.english, context=self.context, **(dict(self.facts) | facts))


LIST = Message(", ", context="between names")
CLAUSES = Message(", ", context="between clauses")
SEMICOLON = Message("; ")
OR = Message(" or ")
AND = Message(" and ")


@dataclass(frozen=True, slots=True)
class Joined(Text):
    """Texts one after the other."""

    parts: tuple[object, ...]
    between: object

    def text(self, language: str) -> str:
        """All parts in `language`."""
        return str(_fact_value(self.between, language)).join(
            str(_fact_value(one, language)) for one in self.parts
        )


def join_texts(parts: Iterable[object], between: Text | str = LIST) -> Text:
    """Texts, and what stays as it is, one after the other; names in a list if nothing else is said."""
    return Joined(tuple(parts), between)


def sentence(english: str, facts: Mapping[str, object], language: str, context: str | None = None) -> str:
    """A template in `language`, its braces filled with facts in the same language."""
    template = translation(english, ENGLISH if language == PSEUDO else language, context)
    words = template.format(**{name: _fact_value(fact, language) for name, fact in facts.items()})
    return f"⟦{words}⟧" if language == PSEUDO else words


def both_words(text: Text) -> list[str]:
    """A text in Chinese and English, to be stored."""
    return [text.text("zh"), text.text("en")]


def first_lines(lines: Sequence[Text], most: int) -> Text:
    """The first `most` of these, a line each, and how many more there are."""
    left = len(lines) - most
    more = [Message("… and {left} more", left=left)] if left > 0 else []
    return join_texts([*lines[:most], *more], "\n")


@dataclass(frozen=True)
class Note:
    """Something a reader of a result must know: an assumption made, or a warning.

    `people` is how many people it touches; None where that has no meaning.
    """

    key: str
    text: Text
    people: float | None = None


Progress = Callable[[float, Text], None]
"""Called with the share done (0–1) and what is being done."""


def silent(share: float, what: Text) -> None:
    """Progress that is ignored."""


def _fact_value(fact: object, language: str) -> object:
    shown = fact.text(language) if isinstance(fact, Text) else fact
    return without_direction_controls(shown) if isinstance(shown, str) else shown
