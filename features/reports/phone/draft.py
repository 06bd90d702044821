"""What a resident has filled in so far, kept on the disk between the steps.

A draft is no report: nobody but its phone sees it. It goes as soon as it was sent, and after a day.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import threading
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from starlette.concurrency import run_in_threadpool

from base.photos.clean_photo import CleanPhoto
from base.private_files import private_file, private_folder, var_folder
from features.reports.phone.draft_room import WORDS, DraftRoom, draft_room
from features.reports.report import PlaceFrom
from web.forms.errors import ForgottenError
from web.forms.visit import DRAFT, Visit

_OPENING = threading.Lock()


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


def read_draft(key: str) -> ReportDraft:
    """The draft of this key. Raises ForgottenError where there is none (any more)."""
    try:
        kept = json.loads((_folder(key) / WORDS).read_text("utf-8"))
    except (OSError, ValueError):
        raise ForgottenError from None
    if kept.pop("is_sent", False):  # versions before kept sent ones
        raise ForgottenError
    lists = {name: tuple(kept[name]) for name in ("camera", "spot") if kept[name]}
    return ReportDraft(**kept | lists | {"key": key, "sizes": tuple((w, h) for w, h in kept["sizes"])})


def begin_draft(draft: ReportDraft, photos: Sequence[CleanPhoto], address: str) -> None:
    """Store a new draft with its photos, on account of this address."""
    size = sum(len(photo.jpeg) + len(photo.thumbnail) for photo in photos)
    _room().take(_name(draft.key), draft.community, address, size)
    folder = private_folder(_folder(draft.key))
    for place, photo in enumerate(photos):
        private_file(folder / f"{place}.jpg").write_bytes(photo.jpeg)
        private_file(folder / f"{place}.small.jpg").write_bytes(photo.thumbnail)
    _write_words(draft)


def keep_draft(draft: ReportDraft) -> None:
    """Store what was filled in. Raises ForgottenError where the draft is not there any more."""
    try:
        _write_words(draft)
    except FileNotFoundError:
        raise ForgottenError from None


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
    _room().give_back(_name(key))


def _write_words(draft: ReportDraft) -> None:
    folder = _folder(draft.key)
    words = {name: value for name, value in asdict(draft).items() if name != "key"}
    fresh = private_file(folder / f"{secrets.token_hex(4)}.new")
    fresh.write_text(json.dumps(words), "utf-8")
    fresh.replace(folder / WORDS)


def _room() -> DraftRoom:
    with _OPENING:  # the folder is read once, however many phones come first
        return draft_room(_drafts_folder())


def _drafts_folder() -> Path:
    return var_folder() / "drafts"


def _folder(key: str) -> Path:
    return _drafts_folder() / _name(key)


def _name(key: str) -> str:
    """The key itself is no name of a folder: who can list the disk must not send in another's name."""
    return hashlib.sha256(key.encode()).hexdigest()[:32]


async def draft_of(visit: Visit) -> ReportDraft:
    """The draft of this phone. Raises ForgottenError."""
    key = visit.cookie(DRAFT)
    if not key:
        raise ForgottenError
    return await run_in_threadpool(read_draft, key)
