"""Whether a line is a shortcut."""

from __future__ import annotations

import math

from base.words import Message
from data.catalogue.model import Rule
from data.profile import parameter
from features.options.siting.finding import Measurement, met_measurement, to_confirm
from features.options.siting.site import Site
from features.options.siting.wording import METRE, amount
from spatial.siting.paths import longest_shortcut_m


def cuts_detour(rule: Rule, site: Site) -> Measurement:
    """Between two places where the line meets paths, it is shorter than the paths of today.

    Only savings beyond the drawing error (parameter `joined_within_m`) count. Who gains the score tells.
    """
    slack_m = parameter(site.catalogue, "joined_within_m")
    saved = (
        longest_shortcut_m(site.assessment.network, site.shape, slack_m) if site.dimension == 1 else math.nan
    )
    if math.isnan(saved):
        return to_confirm(Message("it does not meet paths in two places"))
    if math.isinf(saved):
        return met_measurement(Message("it connects paths that were not connected"))
    metres = amount(saved, METRE)
    if saved > slack_m:
        return Measurement("met", Message("it saves up to {metres}", metres=metres), saved, slack_m - saved)
    text = Message("it is no shorter than the paths of today")
    return Measurement("broken", text, saved, slack_m - saved)
