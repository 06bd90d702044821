"""Rows of the pictures that stand on ballots; what they hold never changes, for their key is its hash."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from data.store.tables import BALLOT_PICTURE


def picture(connection: Connection, digest: str) -> bytes | None:
    """The picture with this SHA-256 (hex)."""
    wanted = select(BALLOT_PICTURE.c.png).where(BALLOT_PICTURE.c.sha256 == digest)
    found = connection.execute(wanted).scalar_one_or_none()
    return None if found is None else bytes(found)


def insert_picture(connection: Connection, digest: str, png: bytes) -> None:
    """Keep a new picture."""
    connection.execute(insert(BALLOT_PICTURE), {"sha256": digest, "png": png})
