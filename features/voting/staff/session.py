"""Which vote a facilitator works on, and what of it was seen."""

from __future__ import annotations

from typing import Any

from base.errors import LintuError
from features.voting.box.votes import VoteRecord
from ui.session import remember_value, remembered_value
from ui.slot import Slot

NEW_VOTE = "new"
"""Stands in the place of a vote's id while one is being prepared that is not kept yet."""

_NO_PHONES = "no"
_SEEN = Slot[VoteRecord | None]("vote-seen", None)
_PHASE = Slot[tuple[str, object] | None]("vote-phase", None)
_ADVANCED = Slot("vote-moved", False)
_PAPER_NUMBER = Slot("vote-paper", 0)
_REFUSAL = Slot[LintuError | None]("vote-refusal", None)
_PRINTS = Slot[tuple[Any, ...]]("vote-prints", ())
_SERVER = Slot[str | None]("vote-server", None)
_SHOWN_HERE = Slot[frozenset[str]]("vote-shown-here", frozenset())


def chosen_vote() -> str:
    """Id of the chosen vote, NEW_VOTE, or "" for none, from the page's address."""
    vote = remembered_value("vote", "")
    remember_value("vote", vote)
    return vote


def choose_vote(vote: str) -> None:
    """Work on this vote, as it stands now; "" for none."""
    if vote != remembered_value("vote", ""):
        set_phones_vote(True)
        _SERVER.set(None)
    remember_value("vote", vote)
    choose_step("")
    see_vote(None)
    leave_refusal(None)


def chosen_step() -> str:
    """The step that was chosen, from the page's address; "" for the one that is next."""
    return remembered_value("vote-step", "")


def choose_step(step: str) -> None:
    """Look at this step; "" for the one that is next."""
    remember_value("vote-step", step)


def phones_vote() -> bool:
    """Whether people vote by phone too, until somebody says that nobody does."""
    return remembered_value("vote-phones", "") != _NO_PHONES


def set_phones_vote(do_vote: bool) -> None:
    """Say whether people vote by phone, until another vote is chosen."""
    remember_value("vote-phones", "" if do_vote else _NO_PHONES)


def phone_server() -> str | None:
    """The address of this server that slips of the chosen vote lead to; None until one was typed."""
    return _SERVER.value()


def set_phone_server(address: str) -> None:
    """Remember the address for the slips of the chosen vote."""
    _SERVER.set(address)


def is_shown_here(workshop_id: str) -> bool:
    """Whether the result was revealed on this screen."""
    return workshop_id in _SHOWN_HERE.value()


def show_here(workshop_id: str) -> None:
    """Reveal the result on this screen."""
    _SHOWN_HERE.set(_SHOWN_HERE.value() | {workshop_id})


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
