"""The own survey of a community, which its scores are made with."""

from __future__ import annotations

from features.feature import Feature
from features.own_survey.community_survey import kept_survey
from features.own_survey.merge import PACKET
from features.own_survey.schema import COMMUNITY_SURVEY

OWN_SURVEY = Feature(
    key="own_survey",
    tables=(COMMUNITY_SURVEY,),
    packet=PACKET,
    survey=kept_survey,
)
