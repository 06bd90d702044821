"""Rounds of voting in a few words: terms, an open vote with codes, and what phones send."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from base.receipt_codes import new_form_key
from base.words import Bilingual
from features.voting.ballots import Ballot
from features.voting.box.casting import BallotSubmission
from features.voting.box.phases import close_vote, open_vote, prepare, settle_vote
from features.voting.box.slips import BatchSpec, Slip, mint
from features.voting.box.terms import VoteTerms
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.slate import Slate
from features.voting.vote_settings import VoteRules, VoteSettings
from tests.features.voting.polls import approval_ballot, ranking

ABC = ("A", "B", "C")
SHARES = {"resident": Fraction(2, 3), "merchant": Fraction(1, 3)}
NAMES = {"A": Bilingual("口袋公园", "Pocket park"), "B": Bilingual("长椅", "Benches")}
WHO = "王主持"
REAL = "longtan"
"""A community that is no sample: its votes are guarded and backed up."""
NOBODY = ("", "", "")
"""Whose group a ballot is of, the code says."""


def terms(options: Sequence[str] = ABC, **rules: Any) -> VoteTerms:
    chosen = tuple(options)
    settings = VoteSettings(
        "墟镇广场",
        "哪个方案？",
        "2026-11-26",
        chosen,
        dict.fromkeys(chosen, "1f"),
        SHARES,
        VoteRules(**rules),
    )
    return VoteTerms(settings, Slate(chosen, NAMES))


def draft(
    codes: int = 3, merchants: int = 0, community: str = "xuzhen", **rules: Any
) -> tuple[VoteRecord, tuple[Slip, ...]]:
    vote = prepare(community, terms(**rules), WHO)
    slips = mint(vote.id, BatchSpec("resident", codes, "elder"), WHO)
    if merchants:
        slips += mint(vote.id, BatchSpec("merchant", merchants), WHO)
    return vote, slips


def open_vote_with_codes(
    codes: int = 3, merchants: int = 0, community: str = "xuzhen", **rules: Any
) -> tuple[VoteRecord, tuple[Slip, ...]]:
    vote, slips = draft(codes, merchants, community, **rules)
    return open_vote(vote.id, vote.version, WHO), slips


def close(vote: VoteRecord) -> VoteRecord:
    return close_vote(vote.id, vote_record(vote.id).version, WHO)


def close_and_settle(vote: VoteRecord, thrown: str = "3 5 1", order: Sequence[str] = ()) -> VoteRecord:
    return settle_vote(vote.id, close(vote).version, WHO, thrown, order)


def sending(
    vote: VoteRecord, slip: Slip | str, ballot: Ballot | str = "A", **changed: Any
) -> BallotSubmission:
    """An approval ballot in letters, or any ballot."""
    filled = approval_ballot(ballot, NOBODY) if isinstance(ballot, str) else ballot
    facts: dict[str, Any] = {
        "code": slip if isinstance(slip, str) else slip.code,
        "ballot": filled,
        "channel": "phone",
        "key": new_form_key(),
        "shown": tuple(vote.terms.slate.options),
        "digest": vote.digest,
    }
    return BallotSubmission(**(facts | changed))


def ranking_by_nobody(text: str) -> Ballot:
    return ranking(text, NOBODY)
