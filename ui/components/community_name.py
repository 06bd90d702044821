"""What a community is called in menus and titles."""

from __future__ import annotations

from collections.abc import Mapping

from base.i18n import Translator
from base.words import Text
from data.communities import SAMPLE, own_names
from data.store.errors import StoreError


def own_communities() -> Mapping[str, Text]:
    """Key → name; none while the store cannot be used: the page itself says so where it matters."""
    try:
        return own_names()
    except StoreError:
        return {}


def community_name(key: str, tr: Translator) -> str:
    """The community's name in the reader's language; the name of its file for one that has no other."""
    if key == SAMPLE:
        return tr("Xuzhen community (sample)")
    own = own_communities()
    return tr.name(own[key]) if key in own else key
