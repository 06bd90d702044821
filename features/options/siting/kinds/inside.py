"""On the ground of something."""

from __future__ import annotations

import shapely

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, broken_measurement, met_measurement, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from spatial.siting.overlap import share_outside

_NONE = 0.0005
"""Reads as 0.0 %."""


def inside(rule: Rule, site: Site) -> Measurement:
    """All of the shape lies on targets."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm(Message("the data have no land ownership; confirm on site"))
    outside = share_outside(site.shape, shapely.union_all(things.shapes))
    if outside < _NONE:
        return met_measurement(Message("all of it is"))
    return broken_measurement(Message("{outside:.1%} of it is not", outside=outside))
