"""The noise class of a community's area: chosen, looked up, undone, and carried in packets."""

from __future__ import annotations

import re

from base.errors import LintuError
from base.words import Message, join_texts
from data.catalogue import load_catalogue
from data.catalogue.noise_class import noise_classes
from data.store.community_setting import CommunitySetting
from data.store.connections import Connections
from features.noise_zoning.schema import COMMUNITY_NOISE_CLASS

_CLASS = re.compile(r"[0-9a-z]{0,10}")


class UnknownNoiseClassError(LintuError, LookupError):
    """The catalogue has no limits for this class."""

    template = "There is no noise class “{number}” here. Known: {known}."


def _require_class(number: str) -> None:
    """A class that this version does not know is kept for the versions that do."""
    if not _CLASS.fullmatch(number):
        raise ValueError(number)


NOISE_SETTING = CommunitySetting(
    COMMUNITY_NOISE_CLASS,
    value="noise_class",
    former="former",
    set_at="chosen_at",
    set_by="chosen_by",
    actor=Message("name of the person who chose the noise class"),
    require_sound=_require_class,
)
"""The class, such as "2"; "" where the default holds."""


def choose_noise_class(store: Connections, community: str, number: str, actor: str) -> None:
    """Judge sites of this community by this class from now on; by the default one for "".

    Raises UnknownNoiseClassError, StoreError and what `storable_text` raises.
    """
    known = noise_classes(load_catalogue())
    if number and number not in known:
        raise UnknownNoiseClassError(number=number, known=join_texts(known))
    NOISE_SETTING.set_value(store, community, number, actor)
