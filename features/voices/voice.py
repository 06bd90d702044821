"""A voice, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import shapely

from base.photos.clean_photo import CleanPhoto

PlaceFrom = Literal["community", "map", "building"]
"""community: it is about the whole community and has no place."""
Channel = Literal["phone", "mailbox", "staff"]
"""phone: the public form. mailbox: the same form as a letter to the secretary. staff: written down by staff
for somebody who came or called."""


@dataclass(frozen=True)
class NewVoice:
    """What somebody sends. `position` is longitude and latitude (WGS 84), None for the whole community.

    `category` is a facility category, "" for anything else. `groups` are the age groups it is for, `speaker`
    the one that speaks ("" where nobody said).
    """

    words: str
    category: str = ""
    position: tuple[float, float] | None = None
    place_from: PlaceFrom = "community"
    groups: tuple[str, ...] = ()
    speaker: str = ""
    is_private: bool = False
    may_publish: bool = True
    photos: tuple[CleanPhoto, ...] = ()


@dataclass(frozen=True)
class VoicePhoto:
    """A photo of a voice, without its bytes."""

    id: str
    width_px: int
    height_px: int


@dataclass(frozen=True)
class Voice:
    """One voice. `place` is in the CRS with the code `epsg`, that of the community; None for all of it.

    `state` and `reason` are keys of the catalogue. `state_since` is when it came into its state: the time
    limit runs from there. `joined_to` is the voice it is handled with, `report_id` the report it became, ""
    for none. `supporters` counts devices, each once, of this voice and of those joined to it;
    `joined` counts those.
    """

    id: str
    community: str
    category: str
    words: str
    groups: tuple[str, ...]
    speaker: str
    channel: Channel
    place: shapely.Point | None
    place_from: PlaceFrom
    epsg: int
    grid: str
    is_private: bool
    may_publish: bool
    is_published: bool
    state: str
    sent_at: datetime
    state_since: datetime
    reason: str
    joined_to: str
    report_id: str
    version: int
    photos: tuple[VoicePhoto, ...] = ()
    supporters: int = 0
    joined: int = 0


@dataclass(frozen=True)
class VoiceAction:
    """Who acts, the note for colleagues, and the words for the public.

    `staff_note` never leaves the staff pages; `public_words` go to the sender, and to everyone where the
    voice is published.
    """

    actor: str
    staff_note: str = ""
    public_words: str = ""
