"""What a resident has filled in so far, kept on the disk between the steps.

A draft is no report: nobody but its phone sees it, and it is swept away after a day.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from base.photos.clean_photo import CleanPhoto
from base.private_files import private_file, private_folder, var_folder
from features.reports.report import PlaceFrom
from web.forms.errors import BusyError, ForgottenError
from web.forms.visit import DRAFT, Visit

KEPT_S = 24 * 3600
MOST_DRAFTS = 2000
"""On the disk at a time, about 2 MB each at most."""
_WORDS = "draft.json"


@dataclass(frozen=True)
class ReportDraft:
    """`key` is secret, known to the phone only, and makes one report however often it is sent.

    `camera` is where the photo says it was taken, `spot` where the report is to be, both longitude and
    latitude in WGS 84. `building` names the building that was picked. `sizes` are those of the photos.
    """

    key: str
    community: str
    compound: str = ""
    sizes: tuple[tuple[int, int], ...] = ()
    camera: tuple[float, float] | None = None
    spot: tuple[float, float] | None = None
    place_from: PlaceFrom = "map"
    building: str = ""
    category: str = ""
    sentence: str = ""
    contact: str = ""
    is_sent: bool = False


def read_draft(key: str) -> ReportDraft:
    """The draft of this key. Raises ForgottenError where there is none (any more)."""
    try:
        kept = json.loads((_folder(key) / _WORDS).read_text("utf-8"))
    except (OSError, ValueError):
        raise ForgottenError from None
    lists = {name: tuple(kept[name]) for name in ("camera", "spot") if kept[name]}
    return ReportDraft(**kept | lists | {"key": key, "sizes": tuple((w, h) for w, h in kept["sizes"])})


def keep_draft(draft: ReportDraft, photos: Sequence[CleanPhoto] = ()) -> None:
    """Store a draft, with these photos if any. A draft that was sent loses its photos and contact."""
    folder = private_folder(_folder(draft.key))
    for place, photo in enumerate(photos):
        private_file(folder / f"{place}.jpg").write_bytes(photo.jpeg)
        private_file(folder / f"{place}.small.jpg").write_bytes(photo.thumbnail)
    words = {name: value for name, value in asdict(draft).items() if name != "key"}
    fresh = private_file(folder / f"{secrets.token_hex(4)}.new")
    fresh.write_text(json.dumps(words | ({"contact": ""} if draft.is_sent else {})), "utf-8")
    fresh.replace(folder / _WORDS)
    if draft.is_sent:
        for photo_file in folder.glob("*.jpg"):
            photo_file.unlink(missing_ok=True)


def photos_of(draft: ReportDraft) -> tuple[CleanPhoto, ...]:
    """The photos of a draft. Raises ForgottenError where they were deleted."""
    folder = _folder(draft.key)
    try:
        return tuple(
            CleanPhoto(
                jpeg=(folder / f"{place}.jpg").read_bytes(),
                thumbnail=(folder / f"{place}.small.jpg").read_bytes(),
                width_px=width,
                height_px=height,
                position=None,
            )
            for place, (width, height) in enumerate(draft.sizes)
        )
    except OSError:
        raise ForgottenError from None


def thumbnail_of(draft: ReportDraft, place: int) -> bytes | None:
    """One of the draft's photos, small; None where there is none."""
    try:
        return (_folder(draft.key) / f"{place}.small.jpg").read_bytes()
    except OSError:
        return None


def drop_draft(key: str) -> None:
    """Nothing of it stays."""
    shutil.rmtree(_folder(key), ignore_errors=True)


def sweep_drafts() -> None:
    """Remove the drafts that waited too long. Raises BusyError where too many are left all the same."""
    left = 0
    for folder in _room().iterdir() if _room().is_dir() else ():
        try:
            is_old = time.time() - folder.stat().st_mtime > KEPT_S
        except OSError:
            continue
        if is_old:
            shutil.rmtree(folder, ignore_errors=True)
        left += not is_old
    if left >= MOST_DRAFTS:
        raise BusyError


def _room() -> Path:
    return var_folder() / "drafts"


def _folder(key: str) -> Path:
    """The key itself is no name of a folder: who can list the disk must not send in another's name."""
    return _room() / hashlib.sha256(key.encode()).hexdigest()[:32]


async def draft_of(visit: Visit) -> ReportDraft:
    """The draft of this phone. Raises ForgottenError."""
    key = visit.cookie(DRAFT)
    if not key:
        raise ForgottenError
    return await run_in_threadpool(read_draft, key)
