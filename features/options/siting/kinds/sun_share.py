"""Sun on the ground."""

from __future__ import annotations

from data.catalogue.model import Rule
from features.options.siting.finding import Measured, to_confirm
from features.options.siting.site import Site


def sun_share(rule: Rule, site: Site) -> Measured:
    """Shadows are not computed: somebody looks."""
    return to_confirm("没有日照数据，请现场确认", "there is no sunlight data; look on site")
