"""The profile of a community: chosen, looked up, and carried in packets."""

from __future__ import annotations

import re

from base.words import Message
from data.catalogue import in_profile, load_catalogue
from data.store.community_setting import CommunitySetting
from data.store.connections import Connections
from features.scoring_profile.schema import COMMUNITY_PROFILE

_KEY = re.compile(r"[a-z0-9_]{1,60}")


def _require_key(profile: str) -> None:
    """A profile that this version does not know is kept for the versions that do."""
    if not _KEY.fullmatch(profile):
        raise ValueError(profile)


PROFILE_SETTING = CommunitySetting(
    COMMUNITY_PROFILE,
    value="profile",
    set_at="chosen_at",
    set_by="chosen_by",
    actor=Message("name of the person who chose the profile"),
    require_sound=_require_key,
)
"""Key of the profile; "" where nobody chose."""


def choose_profile(store: Connections, community: str, profile: str, actor: str) -> None:
    """Score this community in this profile from now on.

    Raises UnknownProfileError, StoreError and what `storable_text` raises.
    """
    in_profile(load_catalogue(), profile)
    PROFILE_SETTING.set_value(store, community, profile, actor)
