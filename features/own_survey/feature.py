"""The own survey of a community, which its scores are made with."""

from __future__ import annotations

from features.feature import Feature, setting_packet
from features.own_survey.community_survey import SURVEY_SETTING
from features.own_survey.schema import COMMUNITY_SURVEY

OWN_SURVEY = Feature(
    key="own_survey",
    tables=(COMMUNITY_SURVEY,),
    packet=setting_packet(SURVEY_SETTING),
    survey=SURVEY_SETTING.value_of,
)
