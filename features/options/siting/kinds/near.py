"""Near enough to something."""

from __future__ import annotations

import math
from dataclasses import replace

import shapely

from base.words import Bilingual
from data.catalogue.model import Rule
from features.options.siting.finding import Measured, at_most, broken, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import Things, things_of
from spatial.siting.clearance import nearest


def near(rule: Rule, site: Site) -> Measured:
    """The nearest target lies within the limit; m."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm("数据中没有这类对象，请现场确认", "the data hold no such thing; confirm on site")
    found = nearest(site.shape, things.shapes, things.half_width_m)
    if found is None:
        return _none(rule)
    name = things.name(found.row)
    measured = at_most(rule, site, found.distance_m, Bilingual(f"到{name.zh}", f"to {name.en}"))
    return measured if measured.verdict == "broken" else _with_count(measured, rule, site, things)


def _none(rule: Rule) -> Measured:
    """Without homes out of reach there is nobody to serve; of other things the data may know nothing."""
    if rule.target == "uncovered_residence":
        return broken("所有住宅都已覆盖", "every home is already within reach")
    return to_confirm("数据中没有这类对象，请现场确认", "the data hold no such thing; confirm on site")


def _with_count(measured: Measured, rule: Rule, site: Site, things: Things) -> Measured:
    limit_m = rule.limit.value if rule.limit else math.inf
    count = int(shapely.dwithin(site.shape, things.shapes, limit_m).sum())
    if count < 2:
        return measured
    said = Bilingual(f"{measured.said.zh}，范围内共 {count} 处", f"{measured.said.en}, {count} in range")
    return replace(measured, said=said)
