"""What an intervention is, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

import shapely

from base.words import Bilingual
from data.catalogue.model import Catalogue
from features.options.intervention import Intervention
from features.options.presets import size_of

ACTIONS: dict[str, Bilingual] = {
    "build": Bilingual("新建", "build"),
    "repair": Bilingual("修复", "repair"),
    "change": Bilingual("调整用途", "change of use"),
    "remove": Bilingual("拆除", "removal"),
}
UNITS = (Bilingual("处", "piece"), Bilingual("米", "m"), Bilingual("平方米", "m²"))
"""By the dimension of the shape."""


class Named(Protocol):
    """Whatever the catalogue gives a name."""

    @property
    def name(self) -> Bilingual:
        """In both languages."""
        ...


def what_it_is(catalogue: Catalogue, one: Intervention) -> Bilingual:
    """The scenario that is built, or what is done to what is there."""
    known = catalogue.scenario_types.get(one.scenario)
    return known.name if known else ACTIONS[one.action]


def unit_of(one: Intervention) -> Bilingual:
    """Of its size: pieces, metres or square metres."""
    return UNITS[int(shapely.get_dimensions(one.shape))]


def size_text(one: Intervention) -> Bilingual:
    """E.g. 120 平方米 / 120 m²."""
    size, unit = f"{size_of(one.shape):,.0f}", unit_of(one)
    return Bilingual(f"{size} {unit.zh}", f"{size} {unit.en}")


def names_of(family: Mapping[str, Named], keys: Iterable[str]) -> Bilingual:
    """The names of these members, one after the other; a key that is not known stands for itself."""
    names = [family[key].name if key in family else Bilingual(key, key) for key in keys]
    return Bilingual("、".join(name.zh for name in names), ", ".join(name.en for name in names))
