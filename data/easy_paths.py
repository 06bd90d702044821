"""Easy paths: step-free and wide enough, for people with a wheelchair, a walker or a pram."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.catalogue.model import Catalogue
from data.model import Community
from data.profile import parameter
from data.usable import wide_lines
from spatial.network import Geometries, WalkingNetwork, build_network


@dataclass(frozen=True, eq=False)
class EasyPaths:
    """What of a network is step-free and, where known, wide enough. network: of these lines alone."""

    lines: Geometries
    network: WalkingNetwork


def easy_paths(community: Community, catalogue: Catalogue, network: WalkingNetwork) -> EasyPaths:
    """The easy paths of the community's network: those that are not narrowed, either."""
    width_m = community.paths["width_m"].to_numpy(dtype=np.float64)
    too_narrow = width_m < parameter(catalogue, "accessible_width_m")
    easy = community.paths["step_free"].to_numpy(dtype=bool) & ~too_narrow
    lines = wide_lines(network.edge_line[easy[network.edge_path]], community, catalogue)
    return EasyPaths(lines, build_network(lines))
