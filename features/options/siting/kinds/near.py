"""Near enough to something."""

from __future__ import annotations

import math
from dataclasses import replace

import shapely

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, at_most, broken_measurement, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import TargetShapes, things_of
from spatial.siting.clearance import nearest


def near(rule: Rule, site: Site) -> Measurement:
    """The nearest target lies within the limit; m."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm(Message("the data have no such features; confirm on site"))
    found = nearest(site.shape, things.shapes, things.half_width_m)
    if found is None:
        return _none(rule)
    name = things.name(found.row)
    measured = at_most(rule, site, found.distance_m, Message("to {name}", name=name))
    return measured if measured.verdict == "broken" else _with_count(measured, rule, site, things)


def _none(rule: Rule) -> Measurement:
    """Without homes out of reach there is nobody to serve; of other things the data may know nothing."""
    if rule.target == "uncovered_residence":
        return broken_measurement(Message("every home is already within reach"))
    return to_confirm(Message("the data have no such features; confirm on site"))


def _with_count(measured: Measurement, rule: Rule, site: Site, things: TargetShapes) -> Measurement:
    limit_m = rule.limit.value if rule.limit else math.inf
    count = int(shapely.dwithin(site.shape, things.shapes, limit_m).sum())
    if count < 2:
        return measured
    text = Message("{said}, {count} in range", said=measured.text, count=count)
    return replace(measured, text=text)
