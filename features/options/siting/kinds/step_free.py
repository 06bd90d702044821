"""A way in without steps."""

from __future__ import annotations

import numpy as np
import shapely

from base.words import Message
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measurement, broken_measurement, met_measurement, to_confirm
from features.options.siting.site import Site
from spatial.siting.paths import share_along

_ALL = 0.995
"""Reads as 100 %."""


def step_free(rule: Rule, site: Site) -> Measurement:
    """A place: one of the paths that come to it has no steps. A line: all of it follows paths without steps;
    a new stretch may be built with a ramp, so it is left to a person and never broken."""
    paths = site.community.paths
    shapes = np.asarray(paths.geometry.to_numpy(), dtype=object)
    is_free = paths["step_free"].to_numpy(dtype=bool)
    within_m = parameter(site.catalogue, "joined_within_m")
    if site.dimension == 1:
        touch_m = parameter(site.catalogue, "path_touch_m")
        if share_along(site.shape, shapes[is_free], touch_m) >= _ALL:
            return met_measurement(Message("it follows step-free paths all the way"))
        return to_confirm(Message("not all of it follows paths known to be step-free"))
    near = np.asarray(shapely.dwithin(site.shape, shapes, within_m), dtype=bool)
    if (near & is_free).any():
        return met_measurement(Message("a step-free path reaches it"))
    if near.any():
        return broken_measurement(Message("every path that reaches it has steps"))
    return to_confirm(Message("there is no path within {within_m:g} m", within_m=within_m))
