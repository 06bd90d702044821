"""What OpenStreetMap says of ways survives being kept as one's own community."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from base.words import Bilingual
from data.model import Community
from data.store.connections import Connections
from features.own_community.community_versions import begin, open_own
from features.own_community.edit import Edit
from features.own_community.importing import import_osm
from tests.data.importers.osm_towns import Town, shipped, stacked_town, texts, walk_m


def kept(store: Connections, folder: Path, town: Town, kind: str) -> Community:
    """The town imported, stored and opened again."""
    file = town.write(folder, kind)
    known = begin(store, Bilingual("我的村", ""), "t")
    known = import_osm(Edit(store, known, shipped(), "t"), file, file.read_bytes())
    return open_own(store, known.key, shipped())


@pytest.mark.parametrize("kind", ["osm", "osm.pbf"])
def test_a_bridge_stays_above_its_street(store: Connections, tmp_path: Path, kind: str) -> None:
    community = kept(store, tmp_path, stacked_town(), kind)
    assert walk_m(community) == pytest.approx(15 + 190 + 100 + 100 + 200 + 200 + 2, abs=0.5)
    assert "stacked_paths" in texts(community)


def test_a_wall_stays_closed(store: Connections, tmp_path: Path) -> None:
    town = stacked_town()
    town.nodes[6] = (*town.nodes[6][:2], {"barrier": "wall"})  # on the way down from the bridge
    community = kept(store, tmp_path, town, "osm")
    assert walk_m(community) == np.inf
    assert "n6" in texts(community)["barriers_closed"]
