"""How many things a line passes."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measurement, at_least, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from spatial.siting.clearance import rows_within


def passes(rule: Rule, site: Site) -> Measurement:
    """At least as many targets as the limit says lie beside the line (parameter `passed_within_m`)."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm(Message("the data have no such features; confirm on site"))
    within_m = parameter(site.catalogue, "passed_within_m")
    count = len(rows_within(site.shape, things.shapes, within_m))
    what = Message("within {within_m:g} m it passes", within_m=within_m)
    return at_least(rule, site, float(count), what)
