"""The story's votes, held by the functions that hold real ones: codes, ballots, counts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime
from fractions import Fraction

from base.clock import at_moment
from base.receipt_codes import new_form_key
from data.assess import Assessment
from data.demo_codes import DemoCode
from data.small_cells import fewest_shown
from features.options.intervention_facts import what_it_is
from features.options.layout_option import LayoutOption
from features.options.option_store import options_of, set_state
from features.sample_story.ballot_cards import PreparedCard, card_key
from features.sample_story.story_text import Facts, moment, name_in_both, story, text_in_both
from features.voting.ballots import ApprovalBallot, Ballot, BundleBallot
from features.voting.box.cards import OptionCard
from features.voting.box.casting import BallotSubmission, cast
from features.voting.box.phases import close_vote, prepare, settle_vote
from features.voting.box.pictures import keep_picture
from features.voting.box.publication import publication_of
from features.voting.box.reveal import parts_of, tell
from features.voting.box.slips import BatchSpec, Slip, mint
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.on_the_ballot import (
    Candidate,
    bundle_slate_of,
    parts,
    slate_of,
    whole,
)
from features.voting.opening_checks import open_checked_vote
from features.voting.vote_settings import VoteRules, VoteSettings
from features.voting.weights import catalogue_shares

Options = Mapping[str, LayoutOption]
Cards = Mapping[str, PreparedCard]
"""What a card shows (`card_key`) → the card."""
_CHANNELS = ("phone", "phone", "phone", "kiosk")


class VoteMaker:
    """Makes the votes of the sample on its options."""

    def __init__(self, baseline: Assessment, options: Options, cards: Cards, today: datetime) -> None:
        self._baseline, self._options, self._cards = baseline, options, cards
        self._today, self._actor = today, story().actor
        # Who voted in which order is invented, and the same each time.
        self._random = random.Random(story().seed)  # noqa: S311

    def make(self) -> tuple[DemoCode, ...]:
        """Hold them in their order; the codes of open ones that are left for trying."""
        return tuple(code for facts in story().votes for code in self._hold(facts))

    def _hold(self, facts: Facts) -> tuple[DemoCode, ...]:
        of_vote = [facts["parts_of"]] if "parts_of" in facts else facts["candidates"]
        with self._at(facts, "prepare"):
            for key in of_vote:
                set_state(self._options[key].id, "locked", self._actor)
            vote = prepare(self._baseline.community.key, self._terms(facts), self._actor)
        with self._at(facts, "mint"):
            slips = self._mint(facts, vote)
        with self._at(facts, "open"):
            vote = self._open(vote)
        left = self._cast(facts, vote, slips)
        if not facts["is_counted"]:
            return tuple(DemoCode(vote.id, slip.constituency, slip.code) for slip in left)
        with self._at(facts, "close"):
            self._count(vote)
            for key in of_vote:
                set_state(self._options[key].id, "open", self._actor)
        return ()

    def _terms(self, facts: Facts) -> VoteTerms:
        candidates = self._candidates(facts)
        settings = VoteSettings(
            name_in_both(facts["title"]),
            text_in_both(facts["question"]),
            moment(self._today, facts["days_ago"]["open"], 0).date().isoformat(),
            tuple(one.id for one in candidates),
            {one.id: one.digest for one in candidates},
            catalogue_shares(self._baseline.catalogue),
            VoteRules(method=facts["method"], quorum=facts["quorum"], ties="ask"),
        )
        budget = Fraction(facts.get("budget_cny", 0))
        slate = bundle_slate_of(candidates, budget) if budget else slate_of(candidates)
        return VoteTerms(settings, slate, {one.id: self._card(facts, one) for one in candidates})

    def _candidates(self, facts: Facts) -> tuple[Candidate, ...]:
        if "parts_of" in facts:
            kind = lambda one: what_it_is(self._baseline.catalogue, one)  # noqa: E731
            return parts(self._options[facts["parts_of"]], kind)
        return tuple(whole(self._options[key]) for key in facts["candidates"])

    def _card(self, facts: Facts, one: Candidate) -> OptionCard:
        about = (
            one.option.interventions[0].note if "parts_of" in facts else _on_the_ballot(one, self._options)
        )
        prepared = self._cards[card_key(facts, one.option.interventions)]
        return replace(prepared.card, description=about, picture_sha256=keep_picture(prepared.png))

    def _mint(self, facts: Facts, vote: VoteRecord) -> list[Slip]:
        return [
            slip
            for constituency, age_group, count in facts["batches"]
            for slip in mint(vote.id, BatchSpec(constituency, count, age_group), self._actor)
        ]

    def _open(self, vote: VoteRecord) -> VoteRecord:
        options = options_of(self._baseline.community.key, include_archived=True)
        return open_checked_vote(vote, options, self._baseline.catalogue, self._actor)

    def _cast(self, facts: Facts, vote: VoteRecord, slips: Sequence[Slip]) -> list[Slip]:
        """Cast the story's ballots, each with a code of its group; the slips that are left."""
        left = list(slips)
        for constituency, age_group, choice in self._voters(facts):
            slip = next(one for one in left if (one.constituency, one.age_group) == (constituency, age_group))
            left.remove(slip)
            cast(vote.id, self._sending(facts, vote, slip.code, choice))
        return left

    def _voters(self, facts: Facts) -> list[tuple[str, str, str]]:
        voters = list(_voters(facts))
        self._random.shuffle(voters)
        return voters

    def _sending(self, facts: Facts, vote: VoteRecord, code: str, choice: str) -> BallotSubmission:
        options = vote.terms.slate.options
        ticked = frozenset(options[int(number) - 1] for number in choice.split("+"))
        kind: type[ApprovalBallot | BundleBallot] = BundleBallot if "parts_of" in facts else ApprovalBallot
        ballot: Ballot = kind("", "", "", ticked)
        shown = tuple(self._random.sample(options, len(options)))
        return BallotSubmission(
            code, ballot, self._random.choice(_CHANNELS), new_form_key(), shown, vote.digest
        )

    def _count(self, vote: VoteRecord) -> None:
        closed = close_vote(vote.id, vote.version, self._actor)
        settle_vote(closed.id, closed.version, self._actor)
        count = vote_record(vote.id)
        least = fewest_shown(self._baseline.catalogue)
        kinds = [part.kind for part in parts_of(publication_of(count.id, count.version, least))]
        tell(count.id, 0, kinds.index("result") + 1, least)

    def _at(self, facts: Facts, what: str) -> AbstractContextManager[None]:
        return at_moment(moment(self._today, facts["days_ago"][what], facts["hours"][what]))


def _on_the_ballot(one: Candidate, options: Options) -> str:
    of = {option.id: key for key, option in options.items()}[one.id]
    return next(text_in_both(facts["ballot"]) for facts in story().options if facts["key"] == of)


def _voters(facts: Facts) -> Iterator[tuple[str, str, str]]:
    for constituency, age_group, choices in facts["ballots"]:
        for choice, times in choices.items():
            yield from [(constituency, age_group, choice)] * times
