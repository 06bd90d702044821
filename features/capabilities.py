"""The capabilities of the program, in the order in which rows of packets and routes are looked at."""

from __future__ import annotations

from features.feature import Feature
from features.noise_zoning.feature import NOISE_ZONING
from features.options.feature import OPTIONS
from features.own_community.feature import OWN_COMMUNITY
from features.own_survey.feature import OWN_SURVEY
from features.packets.feature import PACKETS
from features.partnership.feature import PARTNERSHIP
from features.programs.feature import PROGRAMS
from features.projects.feature import PROJECTS
from features.reports.feature import REPORTS
from features.sample_story.feature import SAMPLE_STORY_FEATURE
from features.scoring_profile.feature import SCORING_PROFILE
from features.suggestions.feature import SUGGESTIONS
from features.voices.feature import VOICES_FEATURE
from features.voting.feature import VOTING

FEATURES: tuple[Feature, ...] = (
    OPTIONS,
    REPORTS,
    VOTING,
    OWN_COMMUNITY,
    PACKETS,
    SCORING_PROFILE,
    OWN_SURVEY,
    NOISE_ZONING,
    SAMPLE_STORY_FEATURE,
    SUGGESTIONS,
    VOICES_FEATURE,
    PARTNERSHIP,
    PROGRAMS,
    PROJECTS,
)
