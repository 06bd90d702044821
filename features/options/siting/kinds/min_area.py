"""Area of the shape."""

from __future__ import annotations

import shapely

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, at_least
from features.options.siting.site import Site


def min_area(rule: Rule, site: Site) -> Measurement:
    """At least the limit, m². A point or a line has none."""
    return at_least(rule, site, float(shapely.area(site.shape)), Message("its area is"))
