"""Parts of the paths that nothing joins to the rest."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Catalogue
from data.frames import Layers
from data.repair.repair import LayerProblem, Repair
from spatial.network import build_network

KEY = "isolated_paths"


def find(layers: Layers, catalogue: Catalogue) -> tuple[LayerProblem, ...]:
    """Every part but the longest, with how far the nearest and the farthest lie from it."""
    paths = layers["paths"]
    network = build_network(paths.geometry.to_numpy())
    parts = int(network.node_part.max(initial=0)) if len(network) else 0
    if not parts:
        return ()
    main = shapely.union_all(network.edge_line[network.edge_part == 0])
    places = tuple(
        shapely.union_all(network.edge_line[network.edge_part == part]) for part in range(1, parts + 1)
    )
    away_m = shapely.distance(np.array(places, dtype=object), main)
    length_m = float(network.edge_length_m[network.edge_part > 0].sum())
    rows = np.unique(network.edge_path[network.edge_part > 0])
    return (
        LayerProblem(
            f"{KEY}:paths",
            "paths",
            tuple(paths["id"].to_numpy()[rows]),
            places,
            Message(
                "Disconnected parts of the path network: {parts} ({length_m:,.0f} m), {min:.1f}–{max:.1f} "
                "m from the rest.",
                parts=parts,
                length_m=length_m,
                min=away_m.min(),
                max=away_m.max(),
            ),
        ),
    )


REPAIR = Repair(KEY, Message("Disconnected paths"), find)
