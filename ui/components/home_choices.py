"""The homes to choose from, those that lack most first."""

from __future__ import annotations

from itertools import islice

import numpy as np

from base.bounded_cache import OwnedCache
from base.i18n import Translator
from data.assess import Assessment
from data.worst_homes import lacks_at_homes
from layers.layer import View
from layers.residences import lacked_at_home

Choices = dict[str, str]
"""Id of a residence → its name, its number and how much it lacks, in the order of the list."""

MOST_OFFERED = 300
"""A browser takes seconds to build a list of tens of thousands, and nobody reads it to its end."""

_CHOICES: OwnedCache[Assessment, tuple[str, str, str], Choices] = OwnedCache(24)


def home_choices(assessment: Assessment, view: View, tr: Translator) -> Choices:
    """All residences, first by how many things are out of reach there, then by how many people that touches;
    worked out once for each group, mode and language."""
    key = (view.group, view.mode, tr.language)
    return _CHOICES.get_or_make(assessment, key, lambda: _home_choices(assessment, view, tr))


def _home_choices(assessment: Assessment, view: View, tr: Translator) -> Choices:
    things = lacked_at_home(assessment, view.group, view.mode)
    lacks = lacks_at_homes(assessment, view.group, view.mode)
    homes = assessment.community.residences
    own, other = ("name_zh", "name_en") if tr.language == "zh" else ("name_en", "name_zh")
    labels = [
        tr("{home}, out of reach: {things}", home=_label(str(one or another), str(key)), things=int(count))
        for one, another, key, count in zip(homes[own], homes[other], homes["id"], things, strict=True)
    ]
    ids = [str(key) for key in homes["id"]]
    return {ids[row]: labels[row] for row in np.lexsort((-lacks, -things))}


def offered_choices(choices: Choices, text: str, chosen: str) -> Choices:
    """The chosen one and the first whose label holds `text`, at most `MOST_OFFERED`, in their order."""
    wanted = text.strip().casefold()
    found = islice((key for key, label in choices.items() if wanted in label.casefold()), MOST_OFFERED)
    keys = [key for key in found if key != chosen]
    return {key: choices[key] for key in ([chosen] if chosen in choices else []) + keys}


def _label(name: str, key: str) -> str:
    return f"{name} · {key}" if name else key
