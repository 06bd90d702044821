"""On the ground of something."""

from __future__ import annotations

import shapely

from data.catalogue.model import Rule
from features.options.siting.finding import Measured, broken, met, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from spatial.siting.overlap import share_outside

_NONE = 0.0005
"""Reads as 0.0 %."""


def inside(rule: Rule, site: Site) -> Measured:
    """All of the shape lies on targets."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm("数据中没有地块权属，请现场确认", "the data hold no such ground; confirm on site")
    outside = share_outside(site.shape, shapely.union_all(things.shapes))
    if outside < _NONE:
        return met("全部在内", "all of it is")
    return broken(f"{outside:.1%} 在外", f"{outside:.1%} of it is not")
