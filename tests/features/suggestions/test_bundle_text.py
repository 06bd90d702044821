"""What is said of a bundle: people weighted and plain, and who loses by an item."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from base.words import Bilingual
from features.options.comparison import compare
from features.options.intervention import Intervention
from features.options.siting import Judgement
from features.suggestions.bundle import BundleItem, SuggestedBundle
from features.suggestions.bundle_text import item_sentences, value_text
from features.suggestions.candidate import SiteCandidate
from features.suggestions.ground import Ground
from features.suggestions.solving import Solution
from tests.data.sample_scored import sample


def bundle_with(gained: list[float], lost: list[float]) -> SuggestedBundle:
    """One idle item of the sample, with these people of each age group gaining and losing."""
    shape = sample().community.public_spaces.geometry.iloc[0]
    one = Intervention("i", "build", "micro_garden", shape, "园")
    unchanged = compare(sample(), sample())
    measured = replace(
        unchanged,
        gained=replace(unchanged.gained, people=np.array(gained)),
        lost=replace(unchanged.lost, people=np.array(lost)),
    )
    ground = Ground("g", "idle", Bilingual("空地", "yard"), shape)
    candidate = SiteCandidate("g:micro_garden", ground, (one,), Judgement(()))
    item = BundleItem(candidate, measured, {}, None, 10.0)
    return SuggestedBundle("people", False, Solution((0,), (), 0.0, 0.0), (item,), measured)


def sentences(bundle: SuggestedBundle) -> list[str]:
    return [one.text("en") for one in item_sentences(sample().catalogue, bundle.items[0], {})]


def test_plain_people_stand_beside_those_weighted_by_need() -> None:
    said = value_text(bundle_with([10, 20, 5], [0, 0, 0])).text("en")
    assert said == "0 people newly reached, weighted by need; 35 reach something new"


def test_an_item_says_who_loses_by_it_and_nothing_where_nobody_does() -> None:
    loses = "By itself it takes something out of reach of 7 people."
    assert loses in sentences(bundle_with([10, 20, 5], [3, 4, 0]))
    assert not any("out of reach" in one for one in sentences(bundle_with([10, 20, 5], [0, 0, 0])))
