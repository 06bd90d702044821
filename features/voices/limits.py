"""What a voice can keep, and the words for its parts."""

from __future__ import annotations

from base.text_limits import NAME_MAX, NOTE_MAX, storable_text
from base.words import Message
from features.voices.errors import NoWordsError
from features.voices.voice import VoiceAction

WORDS_MAX = 500

_WORDS = Message("what you need")
_ACTOR = Message("person acting")
_NOTE = Message("staff note")
_ANSWER = Message("public reply")


def check_words(text: str) -> str:
    """What the sender wrote. Raises NoWordsError, and what `storable_text` raises."""
    if not text.strip():
        raise NoWordsError
    return storable_text(text, _WORDS, WORDS_MAX)


def check_voice_action(action: VoiceAction) -> VoiceAction:
    """The action. Raises what `storable_text` raises."""
    storable_text(action.actor, _ACTOR, NAME_MAX)
    storable_text(action.staff_note, _NOTE, NOTE_MAX)
    storable_text(action.public_words, _ANSWER, NOTE_MAX)
    return action
