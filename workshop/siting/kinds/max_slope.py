"""Slope of the ground."""

from __future__ import annotations

from data.catalogue.model import Rule
from data.words import Message
from workshop.siting.finding import Measured, to_confirm
from workshop.siting.site import Site


def max_slope(rule: Rule, site: Site) -> Measured:
    """A community has no terrain: somebody measures it."""
    return to_confirm(Message("there is no terrain data; measure on site"))
