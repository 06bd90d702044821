"""Steps or narrow places keep people with wheels from what others reach."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from base.words import Message, Text
from data.assess import Assessment
from data.catalogue.model import Catalogue
from data.causes.cause import ALL, Cause, names_of


@dataclass(frozen=True)
class NoEasyWay(Cause):
    """What is within reach on foot, and not by a way without steps that is wide enough."""

    def in_words(self, catalogue: Catalogue, most: int = ALL) -> Text:
        """What people with a wheelchair, a walker or a pram lack besides."""
        return Message(
            "steps or narrow places on the way: out of reach with a wheelchair, a walker or a pram: {things}",
            things=names_of(catalogue, self.categories, most),
        )


def no_easy_way(assessment: Assessment, residence: int, group: int) -> NoEasyWay | None:
    """For the group at a home; None where an accessible way leads to all that is within its reach on foot.

    It is asked within the standard distance alone: minutes depend on a speed that nobody knows.
    """
    weight = assessment.profile.weight[group]
    on_foot = assessment.is_covered("standard_radius")[residence, group]
    easy = assessment.accessible.covered[residence, group]
    order = np.argsort(-weight, kind="stable")
    lost = [column for column in order if weight[column] > 0 and on_foot[column] and not easy[column]]
    return NoEasyWay(tuple(assessment.categories[column] for column in lost)) if lost else None
