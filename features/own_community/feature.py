"""A community of one's own: brought in, mended, edited."""

from __future__ import annotations

from data.store import tables as t
from features.feature import Feature
from features.own_community.source import OWN

OWN_COMMUNITY = Feature(
    key="own_community",
    tables=(t.CONTENT, t.COMMUNITY, t.COMMUNITY_STEP, t.IMPORT_RECIPE),
    session_keys=("own", "step", "problem"),
    communities=OWN,
)
