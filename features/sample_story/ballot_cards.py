"""What stands on the ballots of the story, scored and drawn before anything is written: it takes a second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.assess import Assessment
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.paper.ballot_picture import ballot_picture
from features.options.sketch import sketch_of
from features.sample_story.story_options import interventions_of
from features.sample_story.story_text import story
from features.voting.box.cards import OptionCard
from features.voting.on_the_ballot import card_of


@dataclass(frozen=True)
class PreparedCard:
    """A card without its words, and its map."""

    card: OptionCard
    png: bytes


def card_key(built: Sequence[Intervention]) -> str:
    """Names what a card shows: the scenarios that are built."""
    return "+".join(one.scenario for one in built)


@lru_cache(maxsize=1)
def prepared_cards(baseline: Assessment) -> Mapping[str, PreparedCard]:
    """`card_key` → card, of everything on a ballot. The same community gives the same cards."""
    by_key = {facts["key"]: interventions_of(facts, baseline.catalogue) for facts in story().options}
    wanted: dict[str, tuple[Intervention, ...]] = {}
    for facts in story().votes:
        whole = [by_key[key] for key in facts.get("candidates", ())]
        parts = [(one,) for one in by_key[facts["parts_of"]]] if "parts_of" in facts else []
        wanted |= {card_key(built): built for built in (*whole, *parts)}
    return {key: _prepared_card(baseline, built) for key, built in wanted.items()}


def _prepared_card(baseline: Assessment, built: tuple[Intervention, ...]) -> PreparedCard:
    community = baseline.community
    epsg = community.crs.to_epsg() or 0
    sketch = sketch_of(baseline, LayoutOption("", community.key, "A", "", "", 0.0, "open", 1, built, epsg))
    return PreparedCard(card_of(sketch, ""), ballot_picture(sketch))
