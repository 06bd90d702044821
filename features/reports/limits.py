"""What a report can keep, and the words for its parts."""

from __future__ import annotations

from collections.abc import Sequence

from base.photos.clean_photo import CleanPhoto
from base.text_limits import NAME_MAX, NOTE_MAX, kept_text
from base.words import Message
from features.reports.errors import TooManyPhotosError
from features.reports.report import Deed

PHOTOS_MAX = 4
"""Of one sending, and of each end of a move."""
SENTENCE_MAX = 500
CONTACT_MAX = 120

_SENTENCE = Message("what you saw")
_CONTACT = Message("contact")
_ACTOR = Message("person acting")
_NOTE = Message("staff note")
_WORDS = Message("public reply")


def kept_sentence(text: str) -> str:
    """What the sender wrote. Raises what `kept_text` raises."""
    return kept_text(text, _SENTENCE, SENTENCE_MAX)


def kept_contact(text: str) -> str:
    """How to reach the sender. Raises what `kept_text` raises."""
    return kept_text(text, _CONTACT, CONTACT_MAX)


def kept_photos(photos: Sequence[CleanPhoto]) -> Sequence[CleanPhoto]:
    """The photos. Raises TooManyPhotosError."""
    if len(photos) > PHOTOS_MAX:
        raise TooManyPhotosError(count=len(photos), limit=PHOTOS_MAX)
    return photos


def checked_deed(deed: Deed) -> Deed:
    """The deed. Raises what `kept_text` and `kept_photos` raise."""
    kept_text(deed.actor, _ACTOR, NAME_MAX)
    kept_text(deed.staff_note, _NOTE, NOTE_MAX)
    kept_text(deed.public_words, _WORDS, NOTE_MAX)
    kept_photos(deed.photos_before)
    kept_photos(deed.photos_after)
    return deed
