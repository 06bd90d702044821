"""Whether a line is a shortcut."""

from __future__ import annotations

import math

from base.words import Bilingual
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measured, met, to_confirm
from features.options.siting.site import Site
from features.options.siting.wording import METRE, amount
from spatial.siting.paths import saved_m


def cuts_detour(rule: Rule, site: Site) -> Measured:
    """Between two places where the line meets paths, it is shorter than the paths of today.

    Only savings beyond the drawing error (parameter `joined_within_m`) count. Who gains the score tells.
    """
    slack_m = parameter(site.catalogue, "joined_within_m")
    saved = saved_m(site.assessment.network, site.shape, slack_m) if site.dimension == 1 else math.nan
    if math.isnan(saved):
        return to_confirm("没有在两处与路径相接", "it does not meet paths in two places")
    if math.isinf(saved):
        return met("连通了互不相通的路径", "it joins paths that nothing joined")
    metres = amount(saved, METRE)
    if saved > slack_m:
        return Measured(
            "met", Bilingual(f"最多缩短 {metres.zh}", f"it saves up to {metres.en}"), saved, slack_m - saved
        )
    said = Bilingual("与现有路径相比没有缩短", "it is no shorter than the paths of today")
    return Measured("broken", said, saved, slack_m - saved)
