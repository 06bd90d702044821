"""Downloads stored on disk, so that the same query is sent only once."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from base.private_files import private_file, private_folder, var_folder
from base.words import Message, Progress
from data.importers.errors import ImportRefused
from data.importers.osm_download.errors import AnswerCutShortError, NotAMapError
from data.importers.osm_download.overpass_request import query_server
from data.importers.osm_download.question import question, require_area
from data.importers.osm_download.server import OverpassServer
from data.importers.osm_tables import Bounds
from data.importers.sniff import HEAD_BYTES, kind_of

_FOLDER = "osm-downloads"
_FILE = "OpenStreetMap.osm"
"""What messages call it: a person knows it by no other name."""


@dataclass(frozen=True)
class StoredDownload:
    """A download on this machine, and the day it was made."""

    path: Path
    on: date


def stored_download(server: OverpassServer, box: Bounds) -> StoredDownload | None:
    """What was downloaded for this box before; None where nothing was. Asks nobody."""
    path = _place(server, box)
    try:
        made = path.stat().st_mtime
    except OSError:
        return None
    return StoredDownload(path, datetime.fromtimestamp(made, UTC).date())


def download(server: OverpassServer, box: Bounds, progress: Progress) -> StoredDownload:
    """Ask the server for the box, and keep its answer. Raises a DownloadError; nothing is kept then."""
    require_area(box, server.area_km2)
    raw = query_server(server, question(box, server.wait_s, server.answer_bytes), progress)
    _require_map(raw, server)
    path = _place(server, box)
    private_folder(path.parent)
    draft = path.with_suffix(".part")
    private_file(draft).write_bytes(raw)
    os.replace(draft, path)  # whole or not at all
    _forget_oldest(path.parent.parent, server.kept)
    found = stored_download(server, box)
    assert found is not None
    return found


def forget(download: StoredDownload) -> None:
    """Delete the stored download."""
    shutil.rmtree(download.path.parent, ignore_errors=True)


def _place(server: OverpassServer, box: Bounds) -> Path:
    asked_for = question(box, server.wait_s, server.answer_bytes)
    digest = hashlib.sha256(f"{server.address}\n{asked_for}".encode()).hexdigest()
    return var_folder() / _FOLDER / digest / _FILE


def _require_map(raw: bytes, server: OverpassServer) -> None:
    """A whole OSM file. An Overpass that ran out of time says so in a remark after half of the data."""
    try:
        kind = kind_of(raw[:HEAD_BYTES], _FILE)
    except ImportRefused as error:
        found = error.facts.get("kind", Message("something else"))
        raise NotAMapError(host=server.host, kind=found) from None
    is_whole = re.search(rb"</osm\s*>\s*\Z", raw[-200:]) and b"<remark>" not in raw[-4096:]
    if kind != "osm" or not is_whole:
        raise AnswerCutShortError(host=server.host)


def _forget_oldest(folder: Path, most: int) -> None:
    files = sorted(folder.glob(f"*/{_FILE}"), key=lambda file: file.stat().st_mtime)
    for file in files[:-most]:
        shutil.rmtree(file.parent, ignore_errors=True)
