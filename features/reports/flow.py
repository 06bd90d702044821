"""How a report may move from state to state: what the catalogue says, and a picture before it closes."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence

from base.photos.clean_photo import CleanPhoto
from data.catalogue.model import Catalogue
from data.catalogue.report_model import EncroachmentState
from data.flow import following_states, is_last, require_next
from features.reports.errors import (
    AfterPhotoMissingError,
    MergeNeededError,
    NotOpenError,
)
from features.reports.report import Report

START = "new"
CLOSED = "closed"
DUPLICATE = "duplicate"
"""The three states that mean something to the program; the others only have a place in the flow."""


def is_settled(catalogue: Catalogue, state: str) -> bool:
    """True where nothing comes after it."""
    return is_last(catalogue.encroachment_states, state)


def is_public(catalogue: Catalogue, state: str) -> bool:
    """True from the verification on; before it, only staff and the sender see anything of a report."""
    return catalogue.encroachment_states[state].counts or state == CLOSED


def next_states(catalogue: Catalogue, state: str) -> tuple[EncroachmentState, ...]:
    """The states that a plain move leads to; the state of a duplicate is reached by merging."""
    return following_states(catalogue.encroachment_states, state, (DUPLICATE,))


def require_step(catalogue: Catalogue, state: str, to: str) -> None:
    """Raise SkippedStepError unless `to` is next, MergeNeededError where it takes more than a move."""
    states = catalogue.encroachment_states
    require_next(states, state, to)
    if to == DUPLICATE:
        raise MergeNeededError(to=states[to].name)


def require_open(catalogue: Catalogue, state: str) -> None:
    """Raise NotOpenError unless it counts: verified, and still there."""
    found = catalogue.encroachment_states[state]
    if not found.counts:
        raise NotOpenError(state=found.name)


def needs_after_photo(case: Report, to: str) -> bool:
    """Whether this step closes a report that has no picture of afterwards yet."""
    return to == CLOSED and not any(photo.role == "after" for photo in case.photos)


def require_after_photo(cases: Sequence[Report], to: str, photos: Sequence[CleanPhoto], reason: str) -> None:
    """Raise AfterPhotoMissingError where a report would close without a picture and without a reason."""
    if any(needs_after_photo(case, to) for case in cases) and not photos and not reason.strip():
        raise AfterPhotoMissingError


def steps_to_close(catalogue: Catalogue, state: str) -> tuple[str, ...]:
    """The shortest way from a state that counts to the closed one, step by step. Raises NotOpenError."""
    require_open(catalogue, state)
    ways: deque[tuple[str, ...]] = deque([(state,)])
    seen = {state}
    while ways:
        way = ways.popleft()
        if way[-1] == CLOSED:
            return way[1:]
        new = [key for key in catalogue.encroachment_states[way[-1]].next if key not in seen]
        seen.update(new)
        ways.extend((*way, key) for key in new)
    raise AssertionError(f"the catalogue's flow never leads from {state} to {CLOSED}")
