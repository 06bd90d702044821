"""What a place lacks, without measuring walks: what is not there as the crow flies is in no shorter walk."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from data.catalogue.model import Catalogue, FacilityCategory
from data.model import Community
from data.profile import parameter
from data.usable import condition_allows, is_other_level
from features.voices.voice import Voice
from features.voices.voice_flow import is_answered
from features.voices.voice_lookup import public_voices


def missing_at(community: Community, catalogue: Catalogue, place: shapely.Point) -> list[FacilityCategory]:
    """The categories without a usable facility within their service radius, as the crow flies; those that
    weigh most for anybody first."""
    facilities = community.facilities
    counts = condition_allows(facilities) & ~is_other_level(community, catalogue)
    away_m = shapely.distance(np.asarray(facilities.geometry.to_numpy(), dtype=object), place)
    categories = facilities["category"].to_numpy()
    found = [
        kind
        for kind in catalogue.facility_categories.values()
        if not (counts & (categories == kind.key) & (away_m <= kind.service_radius_m.value)).any()
        and _weight(kind) > 0
    ]
    return sorted(found, key=lambda kind: -_weight(kind))


def _weight(kind: FacilityCategory) -> float:
    return max(figure.value for figure in kind.weight.values())


@dataclass(frozen=True)
class NearVoice:
    """A published voice, and how far its place is; None where it has none."""

    voice: Voice
    away_m: float | None


def voices_near(
    community: Community, catalogue: Catalogue, place: shapely.Point | None
) -> tuple[NearVoice, ...]:
    """The published voices that still take supporters: those within `voices_near_m` of the place, nearest
    first, or for the whole community those without a place, most supported first."""
    open_ones = [one for one in public_voices(community.key) if not is_answered(catalogue, one.state)]
    if place is None:
        found = [one for one in open_ones if one.place is None]
        return tuple(NearVoice(one, None) for one in sorted(found, key=lambda one: -one.supporters))
    reach_m = parameter(catalogue, "voices_near_m")
    near = [(float(shapely.distance(one.place, place)), one) for one in open_ones if one.place is not None]
    within = sorted((pair for pair in near if pair[0] <= reach_m), key=lambda pair: pair[0])
    return tuple(NearVoice(one, away_m) for away_m, one in within)
