"""The profile that a community is scored in: five-minute station, or the official check-up."""

from __future__ import annotations

from features.feature import Feature, setting_packet
from features.scoring_profile.profile_choice import PROFILE_SETTING
from features.scoring_profile.schema import COMMUNITY_PROFILE

SCORING_PROFILE = Feature(
    key="scoring_profile",
    tables=(COMMUNITY_PROFILE,),
    packet=setting_packet(PROFILE_SETTING),
    profile_choice=PROFILE_SETTING.value_of,
)
