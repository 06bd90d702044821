"""`python -m data.sample.generate [FOLDER]` writes the sample, by default over the committed one."""

from __future__ import annotations

import sys
from pathlib import Path

from data.sample.generate import layers
from data.sample.generate.about import community_toml
from data.sample.generate.basemap import basemap
from data.sample.generate.gates import gates
from data.sample.generate.network import with_pins
from data.sample.generate.paths import pieces
from data.sample.generate.town import town
from data.sample.generate.write import geojson, write

FOLDER = Path(__file__).parents[1] / "xuzhen"


def files() -> dict[str, str]:
    """File name to text of the whole sample."""
    place = town()
    entrances = gates(place.ways, place.spaces["墟镇公园"], layers.space_ids()["墟镇公园"])
    network = pieces(with_pins(place.ways, [gate.spot for gate in entrances]))
    rows = {
        "grids": layers.grids(place),
        "compounds": layers.compounds(),
        "residences": layers.residences(place),
        "public_spaces": layers.public_spaces(place),
        "facilities": layers.facilities(place),
        "entrances": layers.entrances(entrances),
        "paths": layers.paths(network),
        "encroachments": layers.encroachments(place, network),
        "basemap": basemap(place),
    }
    return {"community.toml": community_toml()} | {
        f"{name}.geojson": geojson(name, r) for name, r in rows.items()
    }


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER, files())
