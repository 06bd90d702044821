"""Width of the shape."""

from __future__ import annotations

import math

from base.words import Bilingual
from data.catalogue.model import Rule
from features.options.siting.finding import Measured, at_least, to_confirm
from features.options.siting.site import Site, line_width_m
from spatial.siting.clear_way import inscribed_width_m


def min_width(rule: Rule, site: Site) -> Measured:
    """A polygon: diameter of the largest circle inside. A line: its width. A point has none to tell."""
    if site.dimension == 2:
        what = Bilingual("可容的最大圆直径", "the largest circle inside has")
        return at_least(rule, site, inscribed_width_m(site.shape), what)
    width_m = line_width_m(site) if site.dimension == 1 else math.nan
    if math.isnan(width_m):
        return to_confirm("没有填写宽度", "no width is given")
    return at_least(rule, site, width_m, Bilingual("宽度", "its width is"))
