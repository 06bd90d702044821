"""What no map can tell."""

from __future__ import annotations

from base.words import Message
from data.catalogue.model import Rule
from features.options.siting.finding import Measurement, to_confirm
from features.options.siting.site import Site


def confirm(rule: Rule, site: Site) -> Measurement:
    """Always left to a person."""
    return to_confirm(Message("confirm on site"))
