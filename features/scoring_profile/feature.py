"""The profile that a community is scored in: five-minute station, or the official check-up."""

from __future__ import annotations

from features.feature import Feature
from features.scoring_profile.merge import PACKET
from features.scoring_profile.profile_choice import chosen_profile
from features.scoring_profile.schema import COMMUNITY_PROFILE

SCORING_PROFILE = Feature(
    key="scoring_profile",
    tables=(COMMUNITY_PROFILE,),
    packet=PACKET,
    profile_choice=chosen_profile,
)
