"""What every cause has: the things that it explains, and a sentence."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from base.words import Message, Text, join_texts
from data.catalogue.model import Catalogue

ALL = 99
"""More things than any catalogue has."""


@dataclass(frozen=True)
class Cause(ABC):
    """Why some things are out of a home's reach. categories: keys of those things, weightiest first."""

    categories: tuple[str, ...]

    @property
    def is_of_home(self) -> bool:
        """Whether it lies at the home, and so comes before all that lies elsewhere."""
        return False

    @abstractmethod
    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """The cause in a sentence without a full stop, its figures included; at most so many things by
        name."""


def names_of(catalogue: Catalogue, categories: Iterable[str], most: int) -> Text:
    """The categories in a list."""
    return list_text([catalogue.facility_categories[key].name for key in categories], most)


def with_metres(catalogue: Catalogue, metres: Iterable[tuple[str, float]], most: int) -> Text:
    """Categories, and how far away each is: “shop (420 m), care (510 m)”."""
    kinds = catalogue.facility_categories
    parts = [
        Message("{category} ({metres:,.0f} m)", category=kinds[key].name, metres=far_m)
        for key, far_m in metres
    ]
    return list_text(parts, most)


def list_text(parts: Sequence[Text], most: int) -> Text:
    """The first of these, and how many more there are."""
    if len(parts) <= most:
        return join_texts(parts)
    return Message("{things} and {count} more", things=join_texts(parts[:most]), count=len(parts) - most)
