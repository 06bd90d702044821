"""The numbers of the catalogue: all in one list with their places, or exact for counts that never round."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from fractions import Fraction

from base.words import Text
from data.catalogue.model import Catalogue, Figure

_NO_FIGURES = ("units", "sources")
_FINEST = 10**6
"""A decimal of up to six places is itself, and 0.6666666666666667 is two thirds."""


@dataclass(frozen=True)
class CatalogueFigure:
    """One figure: its family ("age_groups"), the member's key and name, and the field ("weight.elder")."""

    family: str
    member: str
    name: Text
    field: str
    figure: Figure


def all_figures(catalogue: Catalogue) -> Iterator[CatalogueFigure]:
    """Every figure of every member of every family, in the order of the files."""
    for family in fields(Catalogue):
        if family.name in _NO_FIGURES:
            continue
        for key, member in getattr(catalogue, family.name).items():
            for path, figure in _figures_in(member, ()):
                yield CatalogueFigure(family.name, key, member.name, ".".join(path), figure)


def exact_share(figure: Figure) -> Fraction:
    """The nearest fraction to the figure with a denominator of a million at most."""
    return Fraction(figure.value).limit_denominator(_FINEST)


def _figures_in(value: object, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Figure]]:
    if isinstance(value, Figure):
        yield path, value
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _figures_in(item, (*path, str(key)))
    elif isinstance(value, tuple):
        for number, item in enumerate(value, start=1):
            yield from _figures_in(item, (*path, str(number)))
    elif is_dataclass(value):
        for field in fields(value):
            yield from _figures_in(getattr(value, field.name), (*path, field.name))
