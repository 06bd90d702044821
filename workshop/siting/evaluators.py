"""The evaluator of each rule kind of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from data.catalogue.model import Rule
from workshop.siting.finding import Measured
from workshop.siting.kinds.away import away
from workshop.siting.kinds.clear_width import clear_width
from workshop.siting.kinds.confirm import confirm
from workshop.siting.kinds.cuts_detour import cuts_detour
from workshop.siting.kinds.inside import inside
from workshop.siting.kinds.max_slope import max_slope
from workshop.siting.kinds.min_area import min_area
from workshop.siting.kinds.min_width import min_width
from workshop.siting.kinds.near import near
from workshop.siting.kinds.noise_day import noise_day
from workshop.siting.kinds.noise_night import noise_night
from workshop.siting.kinds.outside import outside
from workshop.siting.kinds.passes import passes
from workshop.siting.kinds.step_free import step_free
from workshop.siting.kinds.sun_share import sun_share
from workshop.siting.site import Site


class Evaluator(Protocol):
    """Looks at one rule on one site. Never raises for a sound rule and a shape that `check_shape` passed."""

    def __call__(self, rule: Rule, site: Site) -> Measured:
        """What the rule says of the site."""


EVALUATORS: Mapping[str, Evaluator] = {
    "min_area": min_area,
    "min_width": min_width,
    "clear_width": clear_width,
    "max_slope": max_slope,
    "step_free": step_free,
    "near": near,
    "away": away,
    "inside": inside,
    "outside": outside,
    "passes": passes,
    "sun_share": sun_share,
    "noise_day": noise_day,
    "noise_night": noise_night,
    "cuts_detour": cuts_detour,
    "confirm": confirm,
}
"""By the words of `data.catalogue.siting.RULE_KINDS`."""
