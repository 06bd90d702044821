"""How many things a line passes."""

from __future__ import annotations

from data.catalogue.model import Rule
from data.profile import parameter
from data.words import Bilingual
from spatial.siting.clearance import passed
from workshop.siting.finding import Measured, at_least, to_confirm
from workshop.siting.site import Site
from workshop.siting.targets import things_of


def passes(rule: Rule, site: Site) -> Measured:
    """At least as many targets as the limit says lie beside the line (parameter `passed_within_m`)."""
    things = things_of(site, rule.target)
    if things is None:
        return to_confirm("数据中没有这类对象，请现场确认", "the data hold no such thing; confirm on site")
    within_m = parameter(site.catalogue, "passed_within_m")
    count = len(passed(site.shape, things.shapes, within_m))
    what = Bilingual(f"{within_m:g} 米内经过", f"within {within_m:g} m it passes")
    return at_least(rule, site, float(count), what)
