"""The layers of a community as programs are given them, made once for each of its states."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from base.bounded_cache import BoundedCache
from data.assess import Assessment
from data.communities import SAMPLE, community_keys, own_names
from data.open_communities import open_current_assessment
from entry.ogc.errors import NotFoundError
from exports.map_layers import MapLayer, in_degrees, map_layers
from exports.request import ExportRequest
from features.options import option_store
from features.options.layout_option import LayoutOption
from features.options.sketch import sketch_of
from layers import LAYERS
from spatial.network import Geometries

_KEPT = 8
"""Communities × languages."""


@dataclass(frozen=True, eq=False)
class PublishedLayer:
    """A layer with what is worked out of it when it is first asked for."""

    layer: MapLayer

    @cached_property
    def degrees(self) -> Geometries:
        """(n,) its shapes in WGS 84, longitude first."""
        return in_degrees(self.layer.frame)

    @cached_property
    def ids(self) -> dict[str, int]:
        """Id → row."""
        return {str(key): row for row, key in enumerate(self.layer.frame["id"])}


@dataclass(frozen=True, eq=False)
class PublishedCommunity:
    """The layers of one state of a community, in one language, by key. stored: versions of the layers whose
    rows are in the store."""

    baseline: Assessment
    options: tuple[LayoutOption, ...]
    stored: tuple[Hashable, ...]
    request: ExportRequest
    layers: dict[str, PublishedLayer] = field(default_factory=dict)

    def layer(self, key: str) -> PublishedLayer:
        """The layer of this key. Raises NotFoundError."""
        if key not in self.layers:
            raise NotFoundError(name=key, known=", ".join(self.layers))
        return self.layers[key]


_kept: BoundedCache[tuple[str, str], PublishedCommunity] = BoundedCache(_KEPT)


def known_communities() -> tuple[str, ...]:
    """The keys of all communities that can be opened."""
    return (SAMPLE, *community_keys(), *own_names())


def published_community(community: str, language: str) -> PublishedCommunity:
    """The community's layers as they are now. Raises NotFoundError and the errors of opening it."""
    known = known_communities()
    if community not in known:
        raise NotFoundError(name=community, known=", ".join(known))
    baseline, options = open_current_assessment(community), option_store.options_of(community)
    kept = _kept.get((community, language))
    stored = tuple(layer.version(baseline) for layer in LAYERS if layer.version)
    if kept is not None and (kept.baseline, kept.options, kept.stored) == (baseline, options, stored):
        return kept
    made = _publish(baseline, options, stored, language)
    _kept.put((community, language), made, 1)
    return made


def _publish(
    baseline: Assessment, options: tuple[LayoutOption, ...], stored: tuple[Hashable, ...], language: str
) -> PublishedCommunity:
    sketches = tuple(sketch_of(baseline, one) for one in options)
    request = ExportRequest(baseline, options=sketches, language=language, made_on=date.today())
    layers = {one.key: PublishedLayer(one) for one in map_layers(request)}
    return PublishedCommunity(baseline, options, stored, request, layers)
