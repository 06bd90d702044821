"""Photos, for uploads that are given one by mistake."""

from __future__ import annotations

from base.photos.cleaning import format_of
from base.words import Message
from data.known_files import KnownFile

KNOWN = (
    KnownFile(
        "photo",
        Message("a photo"),
        Message("Photos belong to a report on the page “Encroachments”, or to a report by phone."),
        lambda raw, name: format_of(raw[:16]) is not None,
    ),
)
