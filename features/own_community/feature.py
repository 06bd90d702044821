"""A community of one's own: imported, repaired, edited."""

from __future__ import annotations

from features.feature import Feature
from features.own_community.schema import COMMUNITY, COMMUNITY_STEP, CONTENT, IMPORT_RECIPE
from features.own_community.source import OWN

OWN_COMMUNITY = Feature(
    key="own_community",
    tables=(CONTENT, COMMUNITY, COMMUNITY_STEP, IMPORT_RECIPE),
    session_keys=("own", "step", "problem"),
    communities=OWN,
)
