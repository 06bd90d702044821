"""What a report can keep, and the words for its parts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from base.photos.clean_photo import CleanPhoto
from base.text_limits import NAME_MAX, NOTE_MAX, storable_text
from base.words import Message
from features.reports.errors import TooManyPhotosError
from features.reports.report import StaffAction

PHOTOS_MAX = 4
"""Of one sending, and of each end of a move."""
SENTENCE_MAX = 500
CONTACT_MAX = 120

_MEBIBYTE = 1024 * 1024


@dataclass(frozen=True)
class DraftLimits:
    """How much of drafts that were not sent lies on the disk: of one address in one community, of all
    addresses in it, of all communities; how long; and the bytes that even a draft without photos counts."""

    bytes_of_address: int = 1024 * _MEBIBYTE
    bytes_of_community: int = 2048 * _MEBIBYTE
    bytes_of_all: int = 4096 * _MEBIBYTE
    kept_s: float = 24 * 3600
    least_bytes: int = 64 * 1024


DRAFT_LIMITS = DraftLimits()
"""A draft has 2 MB at most, mostly a quarter of that: two thousand of one hall fit, and the disk of a laptop
bears all of them. What is too much costs the oldest draft of whoever holds most, never a refusal."""

_SENTENCE = Message("what you saw")
_CONTACT = Message("contact")
_ACTOR = Message("person acting")
_NOTE = Message("staff note")
_WORDS = Message("public reply")


def check_sentence(text: str) -> str:
    """What the sender wrote. Raises what `storable_text` raises."""
    return storable_text(text, _SENTENCE, SENTENCE_MAX)


def check_contact(text: str) -> str:
    """How to reach the sender. Raises what `storable_text` raises."""
    return storable_text(text, _CONTACT, CONTACT_MAX)


def check_photos(photos: Sequence[CleanPhoto]) -> Sequence[CleanPhoto]:
    """The photos. Raises TooManyPhotosError."""
    if len(photos) > PHOTOS_MAX:
        raise TooManyPhotosError(count=len(photos), limit=PHOTOS_MAX)
    return photos


def check_action(action: StaffAction) -> StaffAction:
    """The action. Raises what `storable_text` and `check_photos` raise."""
    storable_text(action.actor, _ACTOR, NAME_MAX)
    storable_text(action.staff_note, _NOTE, NOTE_MAX)
    storable_text(action.public_words, _WORDS, NOTE_MAX)
    check_photos(action.photos_before)
    check_photos(action.photos_after)
    return action
