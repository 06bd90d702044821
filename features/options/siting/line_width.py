"""How wide a drawn line is."""

from __future__ import annotations

import numpy as np

from data.profile import parameter
from features.options.siting.site import Site
from spatial.siting.paths import runs_along


def line_width_m(site: Site) -> float:
    """The width that the planner gave; else of the narrowest path that the line follows; NaN if unknown."""
    if site.intervention.width_m > 0:
        return site.intervention.width_m
    paths = site.community.paths
    shapes = np.asarray(paths.geometry.to_numpy(), dtype=object)
    rows = runs_along(site.shape, shapes, parameter(site.catalogue, "path_touch_m"))
    width_m = paths["width_m"].to_numpy(dtype=np.float64)[rows]
    return float(np.fmin.reduce(width_m, initial=np.nan))
