"""What an intervention is, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import shapely

from base.words import Bilingual, Message, Text, join_texts
from data.catalogue.model import Catalogue
from features.options.intervention import Intervention
from features.options.presets import size_of

ACTIONS: dict[str, Text] = {
    "build": Message("build"),
    "repair": Message("repair"),
    "change": Message("change of use"),
    "remove": Message("removal"),
}
UNITS = (Message("piece"), Message("m"), Message("m²"))
"""By the dimension of the shape."""


class HasName(Protocol):
    """Whatever the catalogue gives a name."""

    @property
    def name(self) -> Text:
        """In both languages."""
        ...


def what_it_is(catalogue: Catalogue, one: Intervention) -> Text:
    """The scenario that is built, or what is done to what is there."""
    known = catalogue.scenario_types.get(one.scenario)
    return known.name if known else ACTIONS[one.action]


def unit_of(one: Intervention) -> Text:
    """Of its size: pieces, metres or square metres."""
    return UNITS[int(shapely.get_dimensions(one.shape))]


def size_text(one: Intervention) -> Text:
    """E.g. 120 平方米 / 120 m²."""
    size, unit = f"{size_of(one.shape):,.0f}", unit_of(one)
    return Message("{size} {unit}", size=size, unit=unit)


def names_of(family: Mapping[str, HasName], keys: Iterable[str]) -> Text:
    """The names of these members, one after the other; a key that is not known stands for itself."""
    names = [family[key].name if key in family else Bilingual(key, key) for key in keys]
    return join_texts(names)
