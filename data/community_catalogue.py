"""The catalogue that a community is scored with: with its own survey, in the profile chosen for it."""

from __future__ import annotations

from collections.abc import Callable

from base.family import Family
from data.catalogue import Catalogue, in_profile
from data.catalogue.own_survey import surveyed_catalogue

CommunityChoice = Callable[[str], str]
"""Key of a community → what was chosen for it, "" for nothing. Raises StoreError."""

PROFILE_CHOICES: Family[CommunityChoice] = Family()
"""The key of its profile."""
SURVEYS: Family[CommunityChoice] = Family()
"""Its own survey as JSON."""


def community_catalogue(community: str) -> Catalogue:
    """The catalogue for the community of this key. Raises StoreError.

    A profile that this version does not know, from another machine, is not followed: the pages say in which
    profile their figures are.
    """
    survey = next((text for choice in SURVEYS if (text := choice(community))), "")
    catalogue = surveyed_catalogue(survey)
    for choice in PROFILE_CHOICES:
        if (key := choice(community)) in catalogue.profiles:
            return in_profile(catalogue, key)
    return catalogue
