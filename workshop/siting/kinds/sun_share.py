"""Sun on the ground."""

from __future__ import annotations

from data.catalogue.model import Rule
from data.words import Message
from workshop.siting.finding import Measured, to_confirm
from workshop.siting.site import Site


def sun_share(rule: Rule, site: Site) -> Measured:
    """Shadows are not computed: somebody looks."""
    return to_confirm(Message("there is no sunlight data; look on site"))
