"""Which vote a facilitator works on, and what of it was seen."""

from __future__ import annotations

from typing import Any

from base.errors import LintuError
from features.voting.box.votes import VoteRecord
from ui.session import remember_value, remembered_value
from ui.slot import Slot

NEW_VOTE = "new"
"""Stands in the place of a vote's id while one is being prepared that is not kept yet."""

_SEEN = Slot[VoteRecord | None]("vote-seen", None)
_PHASE = Slot[tuple[str, object] | None]("vote-phase", None)
_ADVANCED = Slot("vote-moved", False)
_PAPER_NUMBER = Slot("vote-paper", 0)
_REFUSAL = Slot[LintuError | None]("vote-refusal", None)
_PRINTS = Slot[tuple[Any, ...]]("vote-prints", ())


def chosen_vote() -> str:
    """Id of the chosen vote, NEW_VOTE, or "" for none, from the page's address."""
    vote = remembered_value("vote", "")
    remember_value("vote", vote)
    return vote


def choose_vote(vote: str) -> None:
    """Work on this vote, as it stands now; "" for none."""
    remember_value("vote", vote)
    see_vote(None)
    leave_refusal(None)


def vote_seen() -> VoteRecord | None:
    """The vote as this reader first saw it; their changes are based on it."""
    return _SEEN.value()


def see_vote(vote: VoteRecord | None) -> None:
    """Take it as seen; None: look again."""
    _SEEN.set(vote)


def phase_changed(vote: VoteRecord) -> bool:
    """Whether the vote was moved on by somebody else since this reader's last look at it."""
    before, now = _PHASE.value(), (vote.id, vote.phase)
    _PHASE.set(now)
    is_other = before is not None and before[0] == now[0] and before != now
    return is_other and not _ADVANCED.take()


def vote_advanced() -> None:
    """The next change of phase that is seen is this reader's own."""
    _ADVANCED.set(True)


def paper_number() -> int:
    """Changes with every paper that is entered, so that the form is empty again."""
    return _PAPER_NUMBER.value()


def next_paper() -> None:
    """Empty the form for the next paper."""
    _PAPER_NUMBER.set(paper_number() + 1)


def leave_refusal(error: LintuError | None) -> None:
    """Remember why the last action was refused; None clears it."""
    _REFUSAL.set(error)


def refusal() -> LintuError | None:
    """Why the last action was refused."""
    return _REFUSAL.value()


def keep_prints(prints: tuple[Any, ...]) -> None:
    """Remember files with codes in this session's memory only, until they are downloaded."""
    _PRINTS.set(prints)


def prints() -> tuple[Any, ...]:
    """The files with codes that wait for their download."""
    return _PRINTS.value()
