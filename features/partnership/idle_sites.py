"""Idle public spaces offer themselves: each is a site, until somebody wrote it down as a resource."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from base.words import Text, name_or_id
from data.model import Community
from data.usable import is_idle_space
from features.partnership.partner import Resource


@dataclass(frozen=True)
class IdleSite:
    """An idle public space that no resource stands for. `shape` is in the community's CRS."""

    space: str
    name: Text
    area_m2: float
    shape: shapely.Geometry


def idle_sites(community: Community, resources: Sequence[Resource]) -> tuple[IdleSite, ...]:
    """The idle spaces of the community, without those of resources that are not withdrawn."""
    taken = {one.facts.space for one in resources if not one.facts.is_withdrawn}
    return tuple(
        IdleSite(row.id, name_or_id(row.name_zh, row.name_en, row.id), row.geometry.area, row.geometry)
        for row in community.public_spaces.itertuples()
        if row.id not in taken and is_idle_space(row.condition, row.functions)
    )
