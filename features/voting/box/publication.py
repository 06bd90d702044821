"""What anybody may know of a closed vote: on the wall, on the result sheet, in documents.

Everything is counted from the ballots as the file of them is published, so that no table can be subtracted
from another. A constituency with fewer ballots than `least` is not named there, and then no figure of the
count by seats is told either: shares and plain totals together would give its ballots away. Who wins by seats
is still said.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from features.voting.ballots import Ballot
from features.voting.box.age_columns import AgeColumn, age_columns
from features.voting.box.errors import HiddenError
from features.voting.box.record import head_of
from features.voting.box.restores import RestoreEvent, restores_of
from features.voting.box.results import Result, Turnout, turnout_of, vote_and_poll
from features.voting.box.votes import VoteRecord, vote_record
from features.voting.imported.origin import VoteOrigin
from features.voting.outcome import Outcome
from features.voting.poll import Poll, publishable
from features.voting.vote_rows import CLOSED_PHASES
from features.voting.weights import by_seats

_KEPT = 8
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Publication:
    """A result as it may be shown. `by_seats` has its winners and ties, and figures only if `shows_seats`.

    `cast` are the ballots by constituency; `head` is the last hash of the log; `restores` are those of which
    the log tells.
    """

    result: Result
    turnout: Turnout
    cast: Mapping[str, int]
    by_seats: Outcome
    ages: tuple[AgeColumn, ...]
    head: str
    restores: tuple[RestoreEvent, ...] = ()

    @property
    def vote(self) -> VoteRecord:
        """The vote."""
        return self.result.vote

    @property
    def shows_seats(self) -> bool:
        """Whether the figures of the count by seats identify nobody."""
        return self.result.count.by_seats is not None


def publication_of(workshop_id: str, version: int, least: int) -> Publication:
    """The result of the vote in this version. It is counted once, however many ask for it together.

    Raises HiddenError before closing, also where the count is live: of live figures only the wall makes a
    show, and in steps. Raises BoxDamagedError, too.
    """
    with _one_at_a_time:
        return _publication(workshop_id, version, least, vote_record(workshop_id).origin)


@lru_cache(maxsize=_KEPT)
def _publication(workshop_id: str, version: int, least: int, _origin: VoteOrigin) -> Publication:
    vote, poll = vote_and_poll(workshop_id)
    if vote.phase not in CLOSED_PHASES:
        raise HiddenError(title=vote.terms.settings.title)
    public = publishable(poll, least)
    count = public.count()
    quorum = vote.terms.settings.rules.quorum
    return Publication(
        Result(vote, len(poll.ballots), quorum, count),
        turnout_of(workshop_id),
        _cast(vote, poll.ballots),
        count.by_seats or _by_seats(poll),
        age_columns(public, count, least),
        head_of(workshop_id),
        restores_of(workshop_id),
    )


def _by_seats(poll: Poll) -> Outcome:
    rules = poll.rules
    weights = by_seats(poll.ballots, rules.shares, rules.empty_rule)
    return rules.method.count(weights.ballots, poll.slate, rules.tie_rule)


def _cast(vote: VoteRecord, ballots: tuple[Ballot, ...]) -> dict[str, int]:
    shares = vote.terms.settings.shares
    return {key: sum(ballot.constituency == key for ballot in ballots) for key in shares}
