"""The desks at which paper ballots are entered: one a vote, shared by everybody who uses this program."""

from __future__ import annotations

import threading

from features.voting.box.paper import PaperDesk

_desks: dict[str, PaperDesk] = {}
_lock = threading.Lock()


def desk_of(workshop_id: str) -> PaperDesk:
    """The desk of this vote; what waits on it is in memory only."""
    with _lock:
        return _desks.setdefault(workshop_id, PaperDesk(workshop_id))


def forget_desk(workshop_id: str) -> None:
    """Forget all that waits there: the vote is closed, and an entry names a code and a vote."""
    with _lock:
        _desks.pop(workshop_id, None)
