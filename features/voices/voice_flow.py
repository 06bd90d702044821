"""How a voice may move from state to state: what the catalogue says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from data.catalogue.model import Catalogue
from data.catalogue.voice_model import VoiceAnswer, VoiceState
from data.flow import following_states, require_next
from data.work_calendar import office_hours
from features.reports.deadline import Deadline, deadline
from features.voices.errors import NoReasonError, OtherWayError, PrivateVoiceError
from features.voices.voice import Voice

START = "received"
JOINED = "joined"
HANDED_OVER = "handed_over"
COUNCIL = "council"
"""The states that mean something to the program; the others only have a place in the flow."""

_OWN_WAY = (JOINED, HANDED_OVER)
"""States that are reached by joining and by handing over, not by a plain move."""


@dataclass(frozen=True)
class VoiceStep:
    """A step along the flow: to which state, and why (a key of the reasons, "" where it takes none)."""

    to: str
    reason: str = ""


def is_answered(catalogue: Catalogue, state: str) -> bool:
    """True where nothing is awaited any more."""
    return catalogue.voice_states[state].time_limit is None


def next_voice_states(catalogue: Catalogue, voice: Voice) -> tuple[VoiceState, ...]:
    """The states that a plain move leads to; a letter to the secretary never goes to the council."""
    without = (*_OWN_WAY, COUNCIL) if voice.is_private else _OWN_WAY
    return following_states(catalogue.voice_states, voice.state, without)


def may_enter(catalogue: Catalogue, voice: Voice, state: str) -> bool:
    """Whether the flow leads there from where the voice is."""
    return state in catalogue.voice_states[voice.state].next


def require_voice_step(
    catalogue: Catalogue, state: str, step: VoiceStep, is_private: bool, words: str
) -> None:
    """Raise SkippedStepError, OtherWayError, PrivateVoiceError or NoReasonError for a wrong step."""
    states = catalogue.voice_states
    require_next(states, state, step.to)
    if step.to in _OWN_WAY:
        raise OtherWayError(to=states[step.to].name)
    if step.to == COUNCIL and is_private:
        raise PrivateVoiceError
    if states[step.to].takes_reason and (step.reason not in catalogue.voice_reasons or not words.strip()):
        raise NoReasonError


def due(voice: Voice, catalogue: Catalogue) -> Deadline | None:
    """Until when the voice must leave its state, in working time; None where nothing is awaited."""
    limit = catalogue.voice_states[voice.state].time_limit
    return None if limit is None else deadline(voice.state_since, limit, office_hours(catalogue))


def is_overdue(voice: Voice, catalogue: Catalogue, now: datetime) -> bool:
    """True for a voice whose time has passed."""
    limit = due(voice, catalogue)
    return limit is not None and now > limit.at


def answers_to(catalogue: Catalogue, state: str) -> tuple[VoiceAnswer, ...]:
    """The templates for a voice that enters this state, in the order of the file."""
    return tuple(one for one in catalogue.voice_answers.values() if state in one.states)
