"""Width of the shape."""

from __future__ import annotations

import math

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, at_least, to_confirm
from features.options.siting.site import Site, line_width_m
from spatial.siting.clear_way import inscribed_width_m


def min_width(rule: Rule, site: Site) -> Measurement:
    """A polygon: diameter of the largest circle inside. A line: its width. A point has none to tell."""
    if site.dimension == 2:
        what = Message("the largest circle inside has")
        return at_least(rule, site, inscribed_width_m(site.shape), what)
    width_m = line_width_m(site) if site.dimension == 1 else math.nan
    if math.isnan(width_m):
        return to_confirm(Message("no width is given"))
    return at_least(rule, site, width_m, Message("its width is"))
