"""The assessment of a community in another profile, without walking anew where nothing else counts."""

from __future__ import annotations

import numpy as np

from data.assess import Assessment, assemble_assessment
from data.catalogue import in_profile
from data.walkable_community import WalkableCommunity


def in_other_profile(assessment: Assessment, key: str) -> Assessment:
    """Equal to `data.assess.assess` with the catalogue in the profile of this key. Raises
    UnknownProfileError."""
    catalogue = in_profile(assessment.catalogue, key)
    if catalogue is assessment.catalogue:
        return assessment
    place = WalkableCommunity(
        assessment.community,
        catalogue,
        assessment.ground,
        assessment.network,
        assessment.homes,
        assessment.easy,
    )
    walks = [
        assessment.walk(column)
        if np.array_equal(assessment.usable_facilities[category], rows)
        else place.walk_to(rows)
        for column, (category, rows) in enumerate(place.usable_facilities.items())
    ]
    return assemble_assessment(place, walks, assessment.spaces.walked)
