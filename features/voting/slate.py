"""The options of a ballot, and their costs where a budget is voted on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from base.words import Bilingual, Message, Text, join_texts
from features.voting.errors import SlateError

_PLAIN_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")
"""Ids stand in files of ballots between spaces, > and =."""


@dataclass(frozen=True)
class Slate:
    """The options by id, in printed order, and their names as people wrote them (text, never markup)."""

    options: tuple[str, ...]
    names: Mapping[str, Bilingual] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if len(self.options) < 2:
            raise SlateError(wrong=Message("there are fewer than two options"))
        if len(set(self.options)) < len(self.options) or not all(map(_PLAIN_ID.fullmatch, self.options)):
            raise SlateError(
                wrong=Message("an option's id occurs twice, or is not of plain letters and digits"),
            )

    def name(self, option: str) -> Bilingual:
        """Its name; its id where it has none."""
        return self.names.get(option, Bilingual(option, option))

    def list(self, options: tuple[str, ...] | list[str]) -> Text:
        """Several names one after the other."""
        names = [self.name(option) for option in options]
        return join_texts(names)


@dataclass(frozen=True)
class BundleSlate(Slate):
    """Interventions that cost money, and the budget that a bundle of them must keep within; CNY, exact."""

    costs_cny: Mapping[str, Fraction] = field(default_factory=dict)
    budget_cny: Fraction = Fraction(0)

    def __post_init__(self) -> None:
        super().__post_init__()
        missing = [option for option in self.options if self.costs_cny.get(option, Fraction(0)) <= 0]
        if missing:
            listed = ", ".join(missing)
            raise SlateError(wrong=Message("{listed} has no cost above zero", listed=listed))
        if self.budget_cny <= 0:
            raise SlateError(wrong=Message("the budget is not above zero"))

    def cost_cny(self, options: tuple[str, ...] | list[str]) -> Fraction:
        """What these cost together."""
        return sum((self.costs_cny[option] for option in options), Fraction(0))
