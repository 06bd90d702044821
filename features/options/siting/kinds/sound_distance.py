"""Far enough from homes for the loudspeaker."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, met_measurement
from features.options.siting.kinds.away import away
from features.options.siting.site import Site


def sound_distance(rule: Rule, site: Site) -> Measurement:
    """The nearest target lies at least the limit away; m. A shape without a loudspeaker need not."""
    if site.intervention.speaker_db <= 0:
        return met_measurement(Message("it has no loudspeaker"))
    return away(rule, site)
