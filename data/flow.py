"""Flows of the catalogue: states, each of which names those that may come next. One engine for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol, TypeVar

from base.errors import LintuError
from base.words import Bilingual, Message, join_texts


class FlowState(Protocol):
    """A state of any flow."""

    @property
    def name(self) -> Bilingual:
        """Its name for staff."""

    @property
    def next(self) -> Sequence[str]:
        """Keys of the states that it may lead to."""


class SkippedStepError(LintuError, ValueError):
    """A move to a state that the flow does not name as the next one."""

    template = "It can't go from “{current}” straight to “{to}”. Next can be: {next}."


State = TypeVar("State", bound=FlowState)


def is_last(states: Mapping[str, FlowState], state: str) -> bool:
    """True where nothing comes after it."""
    return not states[state].next


def following_states(
    states: Mapping[str, State], state: str, without: Sequence[str] = ()
) -> tuple[State, ...]:
    """The states that a plain move leads to; those in `without` take more than a move."""
    return tuple(states[key] for key in states[state].next if key not in without)


def require_next(states: Mapping[str, FlowState], state: str, to: str) -> None:
    """Raise SkippedStepError unless `to` may follow `state`."""
    if to in states[state].next:
        return
    names = [states[key].name for key in states[state].next]
    raise SkippedStepError(
        current=states[state].name,
        to=states[to].name if to in states else to,
        next=join_texts(names) if names else Message("nothing (it is closed)"),
    )
