"""The evaluator of each rule kind of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from data.catalogue.model import Rule
from features.options.siting.finding import Measurement
from features.options.siting.kinds.away import away
from features.options.siting.kinds.clear_width import clear_width
from features.options.siting.kinds.confirm import confirm
from features.options.siting.kinds.cuts_detour import cuts_detour
from features.options.siting.kinds.inside import inside
from features.options.siting.kinds.max_slope import max_slope
from features.options.siting.kinds.min_area import min_area
from features.options.siting.kinds.min_width import min_width
from features.options.siting.kinds.near import near
from features.options.siting.kinds.noise_day import noise_day
from features.options.siting.kinds.noise_night import noise_night
from features.options.siting.kinds.outside import outside
from features.options.siting.kinds.passes import passes
from features.options.siting.kinds.sound_distance import sound_distance
from features.options.siting.kinds.step_free import step_free
from features.options.siting.kinds.sun_share import sun_share
from features.options.siting.site import Site


class Evaluator(Protocol):
    """Looks at one rule on one site. Never raises for a sound rule and a shape that `check_shape` passed."""

    def __call__(self, rule: Rule, site: Site) -> Measurement:
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
    "sound_distance": sound_distance,
    "cuts_detour": cuts_detour,
    "confirm": confirm,
}
"""By the words of `data.catalogue.siting.RULE_KINDS`."""
