"""Sound at the nearest home by day."""

from __future__ import annotations

from data.catalogue.model import Rule
from features.options.siting.finding import Measurement
from features.options.siting.site import Site
from features.options.siting.sound import sound_at_nearest


def noise_day(rule: Rule, site: Site) -> Measurement:
    """At most the limit, dB(A)."""
    return sound_at_nearest(rule, site)
