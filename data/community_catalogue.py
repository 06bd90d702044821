"""The catalogue that a community is scored with: in the profile that was chosen for it."""

from __future__ import annotations

from collections.abc import Callable

from base.family import Family
from data.catalogue import Catalogue, in_profile, load_catalogue

ProfileChoice = Callable[[str], str]
"""Key of a community → key of its profile, "" where none was chosen. Raises StoreError."""

PROFILE_CHOICES: Family[ProfileChoice] = Family()


def community_catalogue(community: str) -> Catalogue:
    """The catalogue for the community of this key. Raises StoreError.

    A profile that this version does not know, from another machine, is not followed: the pages say in which
    profile their figures are.
    """
    catalogue = load_catalogue()
    for choice in PROFILE_CHOICES:
        if (key := choice(community)) in catalogue.profiles:
            return in_profile(catalogue, key)
    return catalogue
