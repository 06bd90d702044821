"""Where a vote stands, looked up once for all the walls that ask within a second."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeVar

from features.voting.box.errors import NoSuchWorkshopError
from features.voting.box.results import Turnout, result_of, turnout_of
from features.voting.box.reveal import step_of
from features.voting.box.votes import Standing, standing_of

FRESH_S = 0.9
"""Just under the time between two looks of a wall."""
_KEPT = 32
Kept = TypeVar("Kept")


@dataclass(frozen=True)
class LiveCount:
    """The plain totals as of a number of ballots, where the rules say live."""

    ballots: int
    totals: Mapping[str, Fraction]


@dataclass(frozen=True)
class Glance:
    """A vote that is open or closed, who has voted, and how far the result has been told.

    `standing` is None where there is no such vote, and while it is being prepared.
    """

    standing: Standing | None
    turnout: Turnout
    step: int = 0
    live: LiveCount | None = None

    @property
    def key(self) -> tuple[object, ...]:
        """Two glances with the same key look the same."""
        one, turnout = self.standing, self.turnout
        state = (one.id, one.version) if one else ()
        live = self.live.ballots if self.live else 0
        return *state, *turnout.used.items(), *turnout.issued.items(), self.step, live


_NOTHING = Glance(None, Turnout({}, {}))
_lock = threading.Lock()
_glances: OrderedDict[str, tuple[float, Glance]] = OrderedDict()
_lives: OrderedDict[str, LiveCount] = OrderedDict()


def glance_at(workshop_id: str, least: int) -> Glance:
    """The vote as it was a second ago at most. Raises StoreError, BoxDamagedError."""
    with _lock:
        taken, glance = _glances.get(workshop_id, (0.0, _NOTHING))
        if not taken or time.monotonic() - taken > FRESH_S:
            glance = _look(workshop_id, least)
            _keep(_glances, workshop_id, (time.monotonic(), glance))
    return glance


def _look(workshop_id: str, least: int) -> Glance:
    try:
        standing = standing_of(workshop_id)
    except NoSuchWorkshopError:
        return _NOTHING
    if standing.phase == "draft":
        return _NOTHING
    if standing.phase == "open":
        turnout = turnout_of(workshop_id)
        return Glance(standing, turnout, live=_live(standing, turnout, least))
    return Glance(standing, _NOTHING.turnout, step_of(workshop_id))


def _live(standing: Standing, turnout: Turnout, least: int) -> LiveCount | None:
    """Live totals move by `least` ballots at a time, or everybody could read each single vote off them.

    After a restart of the program one such step may be smaller.
    """
    if standing.terms.workshop.rules.reveal != "live":
        return None
    before = _lives.get(standing.id)
    used = sum(turnout.used.values())
    if used - (before.ballots if before else 0) < least:
        return before
    result = result_of(standing.id)
    _keep(_lives, standing.id, LiveCount(result.ballots, result.counted.plain.totals))
    return _lives[standing.id]


def _keep(shelf: OrderedDict[str, Kept], key: str, value: Kept) -> None:
    shelf[key] = value
    shelf.move_to_end(key)
    while len(shelf) > _KEPT:
        shelf.popitem(last=False)
