"""Sun on the ground."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, to_confirm
from features.options.siting.site import Site


def sun_share(rule: Rule, site: Site) -> Measurement:
    """Shadows are not computed: somebody looks."""
    return to_confirm(Message("there is no sunlight data; look on site"))
