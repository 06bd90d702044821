"""Which entrances lead into which place."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import shapely

from data.model import Community
from spatial.network import Floats


def entrances_of(community: Community, places: Iterable[str]) -> dict[int, Floats]:
    """Row in `places` (ids) → (n, 2) its entrances, for those that have any."""
    row = {place: number for number, place in enumerate(places)}
    leads_to = np.array([row.get(of, -1) for of in community.entrances["of"]], dtype=np.intp)
    xy, entrance = shapely.get_coordinates(community.entrances.geometry.to_numpy(), return_index=True)
    into = leads_to[entrance]
    return {int(place): xy[into == place] for place in np.unique(into[into >= 0])}
