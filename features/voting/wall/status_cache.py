"""Cache of the status of votes, looked up once for all the walls that ask within a second."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from cachetools import LRUCache, TTLCache

from features.voting.box.errors import NoSuchWorkshopError
from features.voting.box.results import Turnout, result_of, turnout_of
from features.voting.box.reveal import step_of
from features.voting.box.votes import VoteRecord, vote_record

FRESH_S = 0.9
"""Just under the time between two looks of a wall."""
_KEPT = 32


@dataclass(frozen=True)
class LiveCount:
    """The plain totals as of a number of ballots, where the rules say live."""

    ballots: int
    totals: Mapping[str, Fraction]


@dataclass(frozen=True)
class VoteStatus:
    """The status of an open or closed vote: who has voted, and how much of the result has been shown.

    `vote` is None where there is no such vote, and while it is being prepared.
    """

    vote: VoteRecord | None
    turnout: Turnout
    step: int = 0
    live: LiveCount | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Two statuses with the same key look the same on a wall."""
        one, turnout = self.vote, self.turnout
        state = (one.id, one.version) if one else ()
        live = self.live.ballots if self.live else 0
        return *state, *turnout.used.items(), *turnout.issued.items(), self.step, live


_NOTHING = VoteStatus(None, Turnout({}, {}))
_lock = threading.Lock()
_statuses: TTLCache[str, VoteStatus] = TTLCache(_KEPT, FRESH_S)
_lives: LRUCache[str, LiveCount] = LRUCache(_KEPT)


def vote_status(workshop_id: str, least: int) -> VoteStatus:
    """The vote as it was a second ago at most. Raises StoreError, BoxDamagedError."""
    with _lock:
        if (status := _statuses.get(workshop_id)) is None:
            status = _statuses[workshop_id] = _look_up(workshop_id, least)
    return status


def _look_up(workshop_id: str, least: int) -> VoteStatus:
    try:
        vote = vote_record(workshop_id)
    except NoSuchWorkshopError:
        return _NOTHING
    if vote.phase == "draft":
        return _NOTHING
    if vote.phase == "open":
        turnout = turnout_of(workshop_id)
        return VoteStatus(vote, turnout, live=_live(vote, turnout, least))
    return VoteStatus(vote, _NOTHING.turnout, step_of(workshop_id))


def _live(vote: VoteRecord, turnout: Turnout, least: int) -> LiveCount | None:
    """Live totals move by `least` ballots at a time, or everybody could read each single vote off them.

    After a restart of the program one such step may be smaller.
    """
    if vote.terms.settings.rules.reveal != "live":
        return None
    before = _lives.get(vote.id)
    used = sum(turnout.used.values())
    if used - (before.ballots if before else 0) < least:
        return before
    result = result_of(vote.id)
    live = _lives[vote.id] = LiveCount(result.ballots, result.count.plain.totals)
    return live
