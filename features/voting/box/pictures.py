"""The pictures of options on the ballot, by the hash of what they hold."""

from __future__ import annotations

from hashlib import sha256

from sqlalchemy import Connection

from base.words import Message
from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting import ballot_rows as rows
from features.voting.errors import WorkshopError

LARGEST_BYTES = 400_000
"""Eight of them go over a hall's Wi-Fi to every phone."""
_PNG_STARTS = b"\x89PNG\r\n\x1a\n"


def keep_picture(png: bytes) -> str:
    """Store a PNG once; returns its SHA-256 (hex), which goes on the card.

    Raises WorkshopError for anything else than a PNG of at most LARGEST_BYTES.
    """
    if not png.startswith(_PNG_STARTS) or len(png) > LARGEST_BYTES:
        raise WorkshopError(
            wrong=Message(
                "the picture of an option must be a PNG of at most {largest_bytes} kB",
                largest_bytes=LARGEST_BYTES // 1000,
            ),
        )
    digest = sha256(png).hexdigest()

    def keep(connection: Connection) -> str:
        if rows.picture(connection, digest) is None:
            rows.insert_picture(connection, digest, png)
        return digest

    return the_writer().write(keep)


def picture_of(digest: str) -> bytes | None:
    """The stored PNG with this hash."""
    with the_store().reading() as connection:
        return rows.picture(connection, digest)
