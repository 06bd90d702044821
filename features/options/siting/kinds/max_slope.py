"""Slope of the ground."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, to_confirm
from features.options.siting.site import Site


def max_slope(rule: Rule, site: Site) -> Measurement:
    """A community has no terrain: somebody measures it."""
    return to_confirm(Message("there is no terrain data; measure on site"))
