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
from features.voting.box.results import Result, Turnout, standing_and_poll, turnout_of
from features.voting.box.votes import Standing
from features.voting.outcome import Outcome
from features.voting.poll import Poll, publishable
from features.voting.weights import by_seats

_KEPT = 8
_one_at_a_time = threading.Lock()


@dataclass(frozen=True)
class Publication:
    """A result as it may be shown. `by_seats` has its winners and ties, and figures only if `shows_seats`.

    `cast` are the ballots by constituency; `head` is the last hash of the log.
    """

    result: Result
    turnout: Turnout
    cast: Mapping[str, int]
    by_seats: Outcome
    ages: tuple[AgeColumn, ...]
    head: str

    @property
    def standing(self) -> Standing:
        """The vote."""
        return self.result.standing

    @property
    def shows_seats(self) -> bool:
        """Whether the figures of the count by seats tell on nobody."""
        return self.result.counted.by_seats is not None


def publication_of(workshop_id: str, version: int, least: int) -> Publication:
    """The result of the vote in this version. It is counted once, however many ask for it together.

    Raises HiddenError before closing, also where the count is live: of live figures only the wall makes a
    show, and in steps. Raises BoxDamagedError, too.
    """
    with _one_at_a_time:
        return _published(workshop_id, version, least)


@lru_cache(maxsize=_KEPT)
def _published(workshop_id: str, version: int, least: int) -> Publication:
    standing, poll = standing_and_poll(workshop_id)
    if standing.phase not in ("closed", "counted"):
        raise HiddenError(title=standing.terms.workshop.title)
    public = publishable(poll, least)
    counted = public.counted()
    quorum = standing.terms.workshop.rules.quorum
    return Publication(
        Result(standing, len(poll.ballots), quorum, counted),
        turnout_of(workshop_id),
        _cast(standing, poll.ballots),
        counted.by_seats or _by_seats(poll),
        age_columns(public, counted, least),
        head_of(workshop_id),
    )


def _by_seats(poll: Poll) -> Outcome:
    rules = poll.rules
    weights = by_seats(poll.ballots, rules.shares, rules.empty_rule)
    return rules.method.count(weights.ballots, poll.slate, rules.tie_rule)


def _cast(standing: Standing, ballots: tuple[Ballot, ...]) -> dict[str, int]:
    shares = standing.terms.workshop.shares
    return {key: sum(ballot.constituency == key for ballot in ballots) for key in shares}
