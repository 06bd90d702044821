"""How many things a line passes."""

from __future__ import annotations

from base.words import Bilingual
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measured, at_least, to_confirm
from features.options.siting.site import Site
from features.options.siting.targets import things_of
from spatial.siting.clearance import passed


def passes(rule: Rule, site: Site) -> Measured:
    """At least as many targets as the limit says lie beside the line (parameter `passed_within_m`)."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm("数据中没有这类对象，请现场确认", "the data hold no such thing; confirm on site")
    within_m = parameter(site.catalogue, "passed_within_m")
    count = len(passed(site.shape, things.shapes, within_m))
    what = Bilingual(f"{within_m:g} 米内经过", f"within {within_m:g} m it passes")
    return at_least(rule, site, float(count), what)
