"""Constituencies and age groups by name, in the order of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable

from base.i18n import Words
from data.catalogue import Catalogue
from features.voting.ballots import UNDECLARED


def constituency_name(catalogue: Catalogue, key: str, tr: Words) -> str:
    """Its name in the catalogue; the key where that has none."""
    known = catalogue.constituencies.get(key)
    return tr.name(known.name) if known else key


def age_group_name(catalogue: Catalogue, key: str, tr: Words) -> str:
    """Name of an age group; that it is not declared."""
    return tr("undeclared") if key == UNDECLARED else tr.name(catalogue.age_groups[key].name)


def in_order(catalogue: Catalogue, keys: Iterable[str]) -> tuple[str, ...]:
    """Constituencies as the catalogue lists them; those that it does not know come last."""
    known = list(catalogue.constituencies)
    return tuple(sorted(keys, key=lambda key: known.index(key) if key in known else len(known)))
