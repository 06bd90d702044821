"""Far enough from something."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, at_least, met_measurement, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from spatial.siting.clearance import nearest


def away(rule: Rule, site: Site) -> Measurement:
    """The nearest target lies at least the limit away; m, to the outline of a home and the edge of a road."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm(Message("the data have no such features; confirm on site"))
    found = nearest(site.shape, things.shapes, things.half_width_m)
    if found is None:
        return met_measurement(Message("there is none"))
    name = things.name(found.row)
    measured = at_least(rule, site, found.distance_m, Message("to {name}", name=name))
    return measured.if_broken_against(things.shapes[found.row])
