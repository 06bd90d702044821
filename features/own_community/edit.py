"""A change to a community of one's own, before it is made: to what, by whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import geopandas as gpd

from base.words import Text
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.layer_checks import validate_layers
from data.store.connections import Connections
from features.own_community.community_versions import OwnCommunity, change, layers_of
from features.own_community.placement import layers_to_write
from features.own_community.state import CommunityState


@dataclass(frozen=True, eq=False)
class Edit:
    """Where the community is stored, how it stood when the person saw it, what its values mean, who acts."""

    store: Connections
    known: OwnCommunity
    catalogue: Catalogue
    actor: str

    def layers(self, state: CommunityState | None = None) -> dict[str, gpd.GeoDataFrame]:
        """The layers of the community, or of another state of it."""
        return layers_of(self.store, state or self.known.state)

    def with_rows(self, layers: Layers, target: str, rows: gpd.GeoDataFrame) -> Layers:
        """The layers that differ from `layers` once `target` holds `rows`. Raises CommunityDataError."""
        changed = layers_to_write({**layers, target: rows}, self.known.state, {target: rows})
        validate_layers({**layers, **changed}, self.catalogue)
        return changed

    def save(
        self, state: CommunityState, what: Text, layers: Layers | None = None, files: Sequence[bytes] = ()
    ) -> OwnCommunity:
        """The community in its next state, as `change` makes it, in the name of who acts."""
        return change(self.store, self.known, state, what, self.actor, layers, files)
