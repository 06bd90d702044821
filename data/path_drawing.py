"""Where a path can be drawn that is missing: a page that a capability declares."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from base.family import Family

WHERE = "missing-path"
"""The name of the value that says where: both ends, “longitude,latitude,longitude,latitude” (WGS 84)."""


@dataclass(frozen=True)
class PathDrawingPage:
    """A page on which a new path can be drawn. file: its script. address: where it stands. It reads
    `WHERE` in its address."""

    file: Path
    address: str


PATH_DRAWING_PAGES: Family[PathDrawingPage] = Family()
