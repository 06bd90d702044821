"""How a report may move from state to state: what the catalogue says, and nothing else."""

from __future__ import annotations

from collections import deque

from base.words import Message, join_texts
from data.catalogue.model import Catalogue
from data.catalogue.report_model import EncroachmentState
from features.reports.errors import MergeNeededError, NotOpenError, SkippedStepError

START = "new"
CLOSED = "closed"
DUPLICATE = "duplicate"
"""The three states that mean something to the program; the others only have a place in the flow."""


def is_settled(catalogue: Catalogue, state: str) -> bool:
    """True where nothing comes after it."""
    return not catalogue.encroachment_states[state].next


def is_public(catalogue: Catalogue, state: str) -> bool:
    """True from the verification on; before it, only staff and the sender see anything of a report."""
    return catalogue.encroachment_states[state].counts or state == CLOSED


def next_states(catalogue: Catalogue, state: str) -> tuple[EncroachmentState, ...]:
    """The states that a plain move leads to; the state of a duplicate is reached by merging."""
    keys = catalogue.encroachment_states[state].next
    return tuple(catalogue.encroachment_states[key] for key in keys if key != DUPLICATE)


def require_step(catalogue: Catalogue, state: str, to: str) -> None:
    """Raise SkippedStepError unless `to` is next, MergeNeededError where it takes more than a move."""
    states = catalogue.encroachment_states
    if to not in states[state].next:
        names = [states[key].name for key in states[state].next]
        raise SkippedStepError(
            current=states[state].name,
            to=states[to].name if to in states else to,
            next=join_texts(names) if names else Message("nothing (it is closed)"),
        )
    if to == DUPLICATE:
        raise MergeNeededError(to=states[to].name)


def require_open(catalogue: Catalogue, state: str) -> None:
    """Raise NotOpenError unless it counts: verified, and still there."""
    found = catalogue.encroachment_states[state]
    if not found.counts:
        raise NotOpenError(state=found.name)


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
