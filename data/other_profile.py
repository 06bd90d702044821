"""The assessment of a community in another profile, without walking anew where nothing else counts."""

from __future__ import annotations

import numpy as np

from data.assess import Assessment, assemble_assessment
from data.catalogue import in_profile
from data.facility_walks import usable_facilities, walk_to
from spatial.walking import Walk


def in_other_profile(assessment: Assessment, key: str) -> Assessment:
    """Equal to `data.assess.assess` with the catalogue in the profile of this key. Raises
    UnknownProfileError."""
    catalogue = in_profile(assessment.catalogue, key)
    if catalogue is assessment.catalogue:
        return assessment
    community, network, homes = assessment.community, assessment.network, assessment.homes
    ground = assessment.ground
    before = usable_facilities(community, assessment.catalogue, ground)
    now = usable_facilities(community, catalogue, ground)
    walks = [
        _walk(assessment, column)
        if np.array_equal(before[category], rows)
        else walk_to(community, catalogue, network, homes, rows)
        for column, (category, rows) in enumerate(now.items())
    ]
    return assemble_assessment(
        community, catalogue, ground, network, homes, walks, assessment.easy, assessment.spaces.walked
    )


def _walk(assessment: Assessment, column: int) -> Walk:
    return Walk(
        assessment.distance_m[:, column],
        assessment.facility[:, column],
        assessment.door_xy[:, column],
        assessment.how[:, column],
    )
