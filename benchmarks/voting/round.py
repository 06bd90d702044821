"""An open vote in which every ballot says whose it is, so that a lost and a doubled one can be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from features.voting.ballots import ScoreBallot
from features.voting.box.lookup import vote_counting
from features.voting.box.phases import close_vote
from features.voting.box.results import poll_of
from features.voting.box.slips import MOST_SLIPS, BatchSpec, mint
from features.voting.box.votes import VoteRecord, vote_record
from tests.features.voting.box.killed import OPTIONS, ballot
from tests.features.voting.box.rounds import WHO, open_vote_with_codes

BASE = 6
"""Scores are 0 to 5: the ballot of a place is its number to this base."""


@dataclass(frozen=True)
class Account:
    """What was acknowledged, and what is in the box when all is over.

    lost: acknowledged, and not there with that receipt and that choice. doubled: there more than once, or
    beyond the codes that were used. untold: there, though nobody got the receipt.
    """

    acknowledged: int
    lost: int
    doubled: int
    untold: int

    @property
    def is_well(self) -> bool:
        """Whether nothing was lost and nothing doubled."""
        return self.lost == self.doubled == 0

    @property
    def text(self) -> str:
        """The same in words."""
        return (
            f"{self.acknowledged} acknowledged, {self.lost} lost, {self.doubled} doubled, "
            f"{self.untold} in the box though nobody got the receipt"
        )


def open_round(voters: int) -> tuple[VoteRecord, list[str]]:
    """The vote and a code for each voter."""
    vote, slips = open_vote_with_codes(codes=min(voters, MOST_SLIPS), method="star", options=OPTIONS)
    codes = [slip.code for slip in slips]
    while len(codes) < voters:
        spec = BatchSpec("resident", min(voters - len(codes), MOST_SLIPS), "elder")
        codes += [slip.code for slip in mint(vote.id, spec, WHO, "李")]
    return vote, codes


def fields_of(place: int) -> dict[str, str]:
    """The fields of the phone page for the ballot of this place."""
    digits = (str(place // BASE**at % BASE) for at in range(len(OPTIONS)))
    return {f"score-{option}": digit for option, digit in zip(OPTIONS, digits, strict=True)}


def place_of(found: ScoreBallot) -> int:
    """The place whose ballot this is."""
    return sum(found.score(option) * BASE**at for at, option in enumerate(OPTIONS))


def reconcile(vote: VoteRecord, receipts: Mapping[int, str]) -> Account:
    """Close the vote and compare: `receipts` by the place of the voter who holds it."""
    missing = sum(vote_counting(receipt) is None for receipt in receipts.values())
    close_vote(vote.id, vote_record(vote.id).version, WHO)
    kept = Counter(place_of(one) for one in poll_of(vote.id).ballots if isinstance(one, ScoreBallot))
    return Account(
        acknowledged=len(receipts),
        lost=max(missing, sum(place not in kept for place in receipts)),
        doubled=sum(times - 1 for times in kept.values()),
        untold=len(kept.keys() - receipts.keys()),
    )


__all__ = ["OPTIONS", "Account", "ballot", "fields_of", "open_round", "place_of", "reconcile"]
