"""Definition of a repair: it finds problems, describes them, and fixes all of them or none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import shapely

from base.words import Text
from data.catalogue.model import Catalogue
from data.frames import Layers


@dataclass(frozen=True, eq=False)
class LayerProblem:
    """One kind of trouble in one layer.

    key: of the repair and the layer, e.g. "doubled_shapes:residences". ids: the rows concerned. places:
    shapes in metres to be shown. text: what is wrong and how often, whole. remedy: what the fix would do,
    None where only a person can help.
    """

    key: str
    layer: str
    ids: tuple[str, ...]
    places: tuple[shapely.Geometry, ...]
    text: Text
    remedy: Text | None = None

    @property
    def count(self) -> int:
        """How many places."""
        return len(self.places)


@dataclass(frozen=True)
class Repair:
    """A member of the family.

    find: the problems, one a layer at most. fix: the layers with all problems in the layer of this name
    mended, in the same order of rows; what it was given is not changed. None where it only finds.
    """

    key: str
    name: Text
    find: Callable[[Layers, Catalogue], tuple[LayerProblem, ...]]
    fix: Callable[[Layers, str, Catalogue], Layers] | None = None


def number_of(catalogue: Catalogue, key: str) -> float:
    """A parameter of the catalogue."""
    return catalogue.parameters[key].figure.value


def key_column(layer: str) -> str:
    """The column that names the rows of a layer."""
    return "code" if layer == "grids" else "id"
