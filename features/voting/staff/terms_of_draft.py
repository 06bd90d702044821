"""Build the terms of a vote from its draft: every option scored, priced and drawn as it is now."""

from __future__ import annotations

from base.words import Message, Progress
from data.assess import Assessment
from features.options.paper.ballot_picture import ballot_picture
from features.options.paper.differing_ground import differing_ground
from features.options.sketch import sketch_of
from features.voting.box.cards import OptionCard
from features.voting.box.pictures import keep_picture
from features.voting.box.terms import VoteTerms
from features.voting.on_the_ballot import bundle_slate_of, card_of, slate_of
from features.voting.staff.draft import BallotContents, VoteDraft
from features.voting.vote_settings import VoteSettings

_PICTURES = Message("Scoring the options and drawing their maps")


def terms_of_draft(baseline: Assessment, draft: VoteDraft, progress: Progress) -> VoteTerms:
    """The terms; pictures are kept on the way. Raises VotingError where they are not sound."""
    candidates, choice = draft.choice.candidates, draft.choice
    settings = VoteSettings(
        draft.title.strip(),
        draft.question.strip(),
        draft.date,
        tuple(one.id for one in candidates),
        {one.id: one.digest for one in candidates},
        draft.shares,
        draft.rules,
    )
    is_bundle = choice.kind == "bundle"
    slate = bundle_slate_of(candidates, choice.budget_cny) if is_bundle else slate_of(candidates)
    VoteTerms(settings, slate)  # what is wrong is told before anything is drawn
    return VoteTerms(settings, slate, _cards(baseline, choice, progress))


def _cards(baseline: Assessment, choice: BallotContents, progress: Progress) -> dict[str, OptionCard]:
    cards: dict[str, OptionCard] = {}
    drawn = [one.option.interventions for one in choice.candidates]
    shown = differing_ground(drawn, baseline.community.extent.bounds)
    for done, one in enumerate(choice.candidates):
        progress(done / len(choice.candidates), _PICTURES)
        sketch = sketch_of(baseline, one.option)
        picture = keep_picture(ballot_picture(sketch, shown=shown))
        text = choice.descriptions[one.id].strip()
        cards[one.id] = card_of(sketch, text, picture)
    return cards
