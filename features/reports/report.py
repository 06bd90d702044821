"""A report of taken ground, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import shapely

from base.photos.clean_photo import CleanPhoto

PlaceFrom = Literal["photo", "map", "building", "device", "file"]
"""How the place is known: the photo's own position, a tap on the map, a building picked from the list, the
phone's position, or a row of the community's file."""
PhotoRole = Literal["report", "before", "after"]
"""report: sent with the report. before, after: taken by staff when they moved it."""


@dataclass(frozen=True)
class NewReport:
    """What a resident sends. `position` is longitude and latitude, WGS 84."""

    category: str
    position: tuple[float, float]
    place_from: PlaceFrom
    sentence: str = ""
    contact: str = ""
    photos: tuple[CleanPhoto, ...] = ()


@dataclass(frozen=True)
class ReportPhoto:
    """A photo of a report, without its bytes."""

    id: str
    role: PhotoRole
    width_px: int
    height_px: int
    is_redacted: bool


@dataclass(frozen=True)
class Report:
    """One report, or a row of the community's file that nobody has taken over yet (version 0).

    `place` (a point) and `outline` are in the CRS with the code `epsg`, that of the community. `category` and
    `state` are keys of the catalogue. `verified_at` is when it entered the first state that counts,
    `settled_at` when it entered one that leads nowhere; all times are aware, and None where the community's
    file does not say. `grid`, `space` and `path` name rows of the community's layers, "" where there is none.
    `source_id` is the row of the file it was taken over from. `version` goes up with every change.
    """

    id: str
    community: str
    category: str
    state: str
    sent_at: datetime | None
    verified_at: datetime | None
    settled_at: datetime | None
    place: shapely.Point
    place_from: PlaceFrom
    outline: shapely.Geometry | None
    epsg: int
    sentence: str
    grid: str
    space: str
    path: str
    is_candidate: bool
    duplicate_of: str
    source_id: str
    version: int
    photos: tuple[ReportPhoto, ...] = ()
    supporters: int = 0
    has_contact: bool = False

    @property
    def shape(self) -> shapely.Geometry:
        """The outline, or else the point."""
        return self.place if self.outline is None else self.outline

    @property
    def layer_id(self) -> str:
        """Its id in the layer of encroachments: that of the file, where it comes from there."""
        return self.source_id or self.id


@dataclass(frozen=True)
class StaffAction:
    """Who acts, the note for colleagues, the words for the public, and photos of the place before and after.

    `staff_note` never leaves the staff pages; `public_words` go to everyone.
    """

    actor: str
    staff_note: str = ""
    public_words: str = ""
    photos_before: tuple[CleanPhoto, ...] = ()
    photos_after: tuple[CleanPhoto, ...] = ()
