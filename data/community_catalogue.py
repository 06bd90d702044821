"""The catalogue of a community: with its own survey and noise class, in the profile chosen for it."""

from __future__ import annotations

from collections.abc import Callable

from base.family import Family
from data.catalogue import Catalogue, in_profile
from data.catalogue.noise_class import with_noise_class
from data.catalogue.own_survey import surveyed_catalogue

CommunityChoice = Callable[[str], str]
"""Key of a community → what was chosen for it, "" for nothing. Raises StoreError."""

PROFILE_CHOICES: Family[CommunityChoice] = Family()
"""The key of its profile."""
SURVEYS: Family[CommunityChoice] = Family()
"""Its own survey as JSON."""
NOISE_CLASSES: Family[CommunityChoice] = Family()
"""The noise class of its area."""


def community_catalogue(community: str) -> Catalogue:
    """The catalogue for the community of this key. Raises StoreError.

    A profile or class that this version does not know, from another machine, is not followed: the pages say
    in which profile their figures are, and which class a site is judged by.
    """
    survey = _first(SURVEYS, community)
    catalogue = with_noise_class(surveyed_catalogue(survey), _first(NOISE_CLASSES, community))
    for choice in PROFILE_CHOICES:
        if (key := choice(community)) in catalogue.profiles:
            return in_profile(catalogue, key)
    return catalogue


def _first(choices: Family[CommunityChoice], community: str) -> str:
    """What was chosen for the community; "" for nothing."""
    return next((found for choice in choices if (found := choice(community))), "")
