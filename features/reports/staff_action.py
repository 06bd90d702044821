"""What a member of staff does to a report, signed."""

from __future__ import annotations

from dataclasses import dataclass

from base.photos.clean_photo import CleanPhoto


@dataclass(frozen=True)
class Deed:
    """Who acts, the note for colleagues, the words for the public, and photos of the place before and after.

    `staff_note` never leaves the staff pages; `public_words` go to everyone.
    """

    actor: str
    staff_note: str = ""
    public_words: str = ""
    photos_before: tuple[CleanPhoto, ...] = ()
    photos_after: tuple[CleanPhoto, ...] = ()
