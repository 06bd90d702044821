"""The walking network of a community, cached on disk by digest, and its entrances."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
import shapely

from base.private_files import private_folder, var_folder
from data.catalogue.model import Catalogue
from data.model import Community
from data.usable import passable_lines
from spatial.network import Floats, Geometries, Ints, WalkingNetwork, build_network

_FORMAT = "1"
"""Goes up when the arrays below change their meaning."""


def network_of(community: Community, catalogue: Catalogue) -> WalkingNetwork:
    """The paths as they are today (see `passable_lines`), joined at shared vertices.

    `edge_path` names rows of `community.paths`.
    """
    file = cache_folder() / f"{_digest(community, catalogue)}.npz"
    kept = _read(file)
    if kept is not None:
        return kept
    lines, rows = passable_lines(community, catalogue)
    built = build_network(lines)
    network = WalkingNetwork(built.node_xy, built.edge_nodes, built.edge_line, rows[built.edge_path])
    with suppress(OSError):  # a folder that cannot be written to costs time, never an answer
        _write(network, file)
    return network


def cache_folder() -> Path:
    """Where derived arrays are kept; deleting it costs time, never data."""
    return var_folder() / "networks"


def entrances_of(community: Community, places: Iterable[str]) -> dict[int, Floats]:
    """Row in `places` (ids) → (n, 2) its entrances, for those that have any."""
    row = {place: number for number, place in enumerate(places)}
    leads_to = np.array([row.get(of, -1) for of in community.entrances["of"]], dtype=np.intp)
    xy, entrance = shapely.get_coordinates(community.entrances.geometry.to_numpy(), return_index=True)
    into = leads_to[entrance]
    return {int(place): xy[into == place] for place in np.unique(into[into >= 0])}


def _digest(community: Community, catalogue: Catalogue) -> str:
    blocking = [f"{kind.key}:{kind.path_effect}" for kind in catalogue.encroachment_categories.values()] + [
        f"{state.key}:{state.counts}" for state in catalogue.encroachment_states.values()
    ]
    touch = catalogue.parameters["path_touch_m"].figure.value
    text = "\n".join([_FORMAT, community.digest, repr(touch), *blocking])
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _write(network: WalkingNetwork, file: Path) -> None:
    """Written beside and moved into place, so that a killed process leaves no half file."""
    private_folder(file.parent)
    xy, edge = shapely.get_coordinates(network.edge_line, return_index=True)
    with NamedTemporaryFile(dir=file.parent, suffix=".tmp", delete=False) as unfinished:
        np.savez(
            unfinished,
            node_xy=network.node_xy,
            edge_nodes=network.edge_nodes,
            edge_path=network.edge_path,
            xy=xy,
            edge=edge,
        )
    Path(unfinished.name).replace(file)


def _read(file: Path) -> WalkingNetwork | None:
    """The network in the file; None where there is none, or a damaged one that must be built again."""
    try:
        with np.load(file, allow_pickle=False) as arrays:
            return WalkingNetwork(
                arrays["node_xy"],
                arrays["edge_nodes"].astype(np.intp),
                _lines(arrays["xy"], arrays["edge"]),
                arrays["edge_path"].astype(np.intp),
            )
    except (OSError, EOFError, LookupError, RuntimeError, ValueError, zipfile.BadZipFile):
        return None


def _lines(xy: Floats, edge: Ints) -> Geometries:
    return np.asarray(shapely.linestrings(xy, indices=edge)) if len(xy) else np.empty(0, dtype=object)
