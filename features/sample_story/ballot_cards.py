"""What stands on the ballots of the story, scored and drawn before anything is written: it takes a second."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from data.assess import Assessment
from features.options.intervention import Intervention
from features.options.layout_option import LayoutOption
from features.options.paper.ballot_picture import ballot_picture
from features.options.paper.differing_ground import differing_ground
from features.options.sketch import sketch_of
from features.sample_story.story_options import interventions_of
from features.sample_story.story_text import Facts, story
from features.voting.box.cards import OptionCard
from features.voting.on_the_ballot import card_of
from paper.scales import Bounds


@dataclass(frozen=True)
class PreparedCard:
    """A card without its words, and its map."""

    card: OptionCard
    png: bytes


def card_key(facts: Facts, built: Sequence[Intervention]) -> str:
    """Names what a card of the story's vote `facts` shows: what is built, on the ground of that vote."""
    return f"{facts.get('parts_of', 'whole options')}: {'+'.join(one.scenario for one in built)}"


@lru_cache(maxsize=1)
def prepared_cards(baseline: Assessment) -> Mapping[str, PreparedCard]:
    """`card_key` → card, of everything on a ballot. The same community gives the same cards."""
    by_key = {facts["key"]: interventions_of(facts, baseline.catalogue) for facts in story().options}
    cards: dict[str, PreparedCard] = {}
    for facts in story().votes:
        whole = [by_key[key] for key in facts.get("candidates", ())]
        parts = [(one,) for one in by_key[facts["parts_of"]]] if "parts_of" in facts else []
        on_ballot = [*whole, *parts]
        shown = differing_ground(on_ballot, baseline.community.extent.bounds)
        cards |= {card_key(facts, built): _prepared_card(baseline, built, shown) for built in on_ballot}
    return cards


def _prepared_card(baseline: Assessment, built: tuple[Intervention, ...], shown: Bounds) -> PreparedCard:
    community = baseline.community
    epsg = community.crs.to_epsg() or 0
    sketch = sketch_of(baseline, LayoutOption("", community.key, "A", "", "", 0.0, "open", 1, built, epsg))
    return PreparedCard(card_of(sketch, ""), ballot_picture(sketch, shown=shown))
