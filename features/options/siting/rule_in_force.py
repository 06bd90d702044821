"""A rule of the catalogue with what depends on the place: limits of noise, and whether it binds there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import shapely

from data.catalogue.model import Catalogue, Figure, Rule
from data.profile import parameter
from features.options.siting.site import Site
from spatial.siting.clearance import distance_for_level_m

_TIMES = {"noise_day": "day", "noise_night": "night", "sound_distance": "day"}


def rule_in_force(rule: Rule, site: Site) -> Rule:
    """The rule with the limit of the community's noise class; soft where it binds in compounds only."""
    if rule.limit is None and rule.kind in _TIMES:
        rule = replace(rule, limit=_limit_of_noise(rule.kind, site))
    if rule.hard and rule.hard_in == "compound" and not _touches_a_compound(site):
        rule = replace(rule, hard=False)
    return rule


def noise_limit(catalogue: Catalogue, time: str) -> Figure:
    """What the noise class of the community allows by "day" or at "night"; dB(A)."""
    number = round(parameter(catalogue, "noise_class"))
    return catalogue.parameters[f"noise_class_{number}_{time}_db"].figure


def _limit_of_noise(kind: str, site: Site) -> Figure:
    allowed = noise_limit(site.catalogue, _TIMES[kind])
    if kind != "sound_distance":
        return allowed
    reference_m = parameter(site.catalogue, "speaker_reference_m")
    distance_m = distance_for_level_m(site.intervention.speaker_db, reference_m, allowed.value)
    return replace(allowed, value=distance_m, unit="m", evidence="derived")


def _touches_a_compound(site: Site) -> bool:
    grounds = site.community.compounds.geometry.to_numpy()
    return bool(np.any(shapely.intersects(site.shape, grounds)))
