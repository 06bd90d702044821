"""Communities of one's own among those that can be opened."""

from __future__ import annotations

from base.words import Text
from data.catalogue.model import Catalogue
from data.communities import CommunitySource
from data.model import Community
from data.store.address import is_store_missing
from data.store.open_store import the_store
from features.own_community.community_versions import open_own, own, own_communities


def _names() -> dict[str, Text]:
    if is_store_missing():
        return {}  # nothing was ever kept here, and asking would make a database
    return own_communities(the_store())


def _open(key: str, catalogue: Catalogue) -> Community:
    return open_own(the_store(), key, catalogue)


OWN = CommunitySource(names=_names, version=lambda key: own(the_store(), key).version, open=_open)
