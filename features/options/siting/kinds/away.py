"""Far enough from something."""

from __future__ import annotations

from base.words import Bilingual
from data.catalogue.model import Rule
from features.options.siting.finding import Measured, at_least, met, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from spatial.siting.clearance import nearest


def away(rule: Rule, site: Site) -> Measured:
    """The nearest target lies at least the limit away; m, to the outline of a home and the edge of a road."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm("数据中没有这类对象，请现场确认", "the data hold no such thing; confirm on site")
    found = nearest(site.shape, things.shapes, things.half_width_m)
    if found is None:
        return met("附近没有", "there is none")
    name = things.name(found.row)
    return at_least(rule, site, found.distance_m, Bilingual(f"到{name.zh}", f"to {name.en}"))
