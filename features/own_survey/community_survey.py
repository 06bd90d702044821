"""The own survey of a community: kept, looked up, undone, and carried in packets."""

from __future__ import annotations

from base.words import Message
from data.catalogue.own_survey import OwnSurvey, require_sound, survey_from
from data.store.community_setting import CommunitySetting
from data.store.connections import Connections
from features.own_survey.schema import COMMUNITY_SURVEY


def _require_survey(text: str) -> None:
    if text:
        survey_from(text)


SURVEY_SETTING = CommunitySetting(
    COMMUNITY_SURVEY,
    value="survey",
    former="former",
    set_at="kept_at",
    set_by="kept_by",
    actor=Message("name of the person who set the survey"),
    require_sound=_require_survey,
)
"""The survey as JSON; "" for a community without one."""


def keep_survey(store: Connections, community: str, survey: OwnSurvey, actor: str) -> None:
    """Score this community with this survey from now on; with an empty one by the defaults again.

    Raises SurveyValueError, WeightSumError, StoreError and what `storable_text` raises.
    """
    require_sound(survey)
    SURVEY_SETTING.set_value(store, community, survey.text if survey else "", actor)
