"""Cache of the status of votes, looked up once for all the walls that ask within a second."""

from __future__ import annotations

import threading
from dataclasses import dataclass

from cachetools import TTLCache

from features.voting.box.errors import NoSuchWorkshopError
from features.voting.box.live_totals import LiveCount, live_count
from features.voting.box.results import Turnout, turnout_of
from features.voting.box.reveal import step_of
from features.voting.box.suspension import NOT_RESTORED, RestoreStatus, restore_status
from features.voting.box.votes import VoteRecord, vote_record

FRESH_S = 0.9
"""Just under the time between two looks of a wall."""
_KEPT = 32


@dataclass(frozen=True)
class VoteStatus:
    """The status of an open or closed vote: who has voted, and how much of the result has been shown.

    `vote` is None where there is no such vote, and while it is being prepared.
    """

    vote: VoteRecord | None
    turnout: Turnout
    step: int = 0
    live: LiveCount | None = None
    restore: RestoreStatus = NOT_RESTORED

    @property
    def key(self) -> tuple[object, ...]:
        """Two statuses with the same key look the same on a wall."""
        one, turnout = self.vote, self.turnout
        state = (one.id, one.version, one.origin) if one else ()
        live = self.live.ballots if self.live else 0
        return *state, *turnout.used.items(), *turnout.issued.items(), self.step, live, self.restore


_NOTHING = VoteStatus(None, Turnout({}, {}))
_lock = threading.Lock()
_statuses: TTLCache[str, VoteStatus] = TTLCache(_KEPT, FRESH_S)


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
        restore = restore_status(workshop_id)
        return VoteStatus(vote, turnout, live=live_count(vote, least), restore=restore)
    return VoteStatus(vote, _NOTHING.turnout, step_of(workshop_id), restore=restore_status(workshop_id))
