"""Fill a community from OpenStreetMap: download, read like a file, then store as one step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import shapely

from base.words import Progress, Text
from data.importers.errors import ImportRefused
from data.importers.osm_download.question import box_of
from data.importers.osm_download.server import OverpassServer
from data.importers.osm_download.stored_download import download, forget, stored_download
from data.importers.osm_tables import Bounds
from features.own_community.community_versions import OwnCommunity
from features.own_community.edit import Edit
from features.own_community.importing import import_osm

_READ_FROM = 0.5
"""The share of the work that is the download; the rest is reading."""


def import_from_internet(
    edit: Edit, server: OverpassServer, box: Bounds, progress: Progress, afresh: bool = False
) -> OwnCommunity:
    """Fill a community with what OpenStreetMap has in the box, which becomes its ground.

    A download of the same box that is kept is used again, without the internet, unless it is wanted `afresh`.
    Raises a DownloadError or an ImportRefused; the community is as before then, and what could not be read
    is not kept either.
    """

    def reading(share: float, what: Text) -> None:
        progress(_READ_FROM + share * (1 - _READ_FROM), what)

    def asking(share: float, what: Text) -> None:
        progress(share * _READ_FROM, what)

    there = (None if afresh else stored_download(server, box)) or download(server, box, asking)
    try:
        raw = there.path.read_bytes()
        return import_osm(edit, there.path, raw, reading, _ground(edit.known, box))
    except ImportRefused:
        forget(there)
        raise


def _ground(known: OwnCommunity, box: Bounds) -> Mapping[str, Any]:
    """The ground that was drawn, where the box is the one around it; else the box."""
    drawn = known.state.boundary
    return drawn if drawn and box_of(drawn) == box else dict(shapely.geometry.mapping(shapely.box(*box)))
