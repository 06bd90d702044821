"""Contents by their digest: the same bytes are stored once."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection

from sqlalchemy import Connection, insert, select

from data.store.errors import ContentMissingError
from features.own_community.schema import CONTENT


def keep_content(connection: Connection, content: bytes) -> str:
    """Store the bytes unless they are stored already; returns their SHA-256."""
    digest = hashlib.sha256(content).hexdigest()
    known = connection.execute(select(CONTENT.c.sha256).where(CONTENT.c.sha256 == digest)).first()
    if known is None:
        row = {"sha256": digest, "size": len(content), "packed": zlib.compress(content, 6)}
        connection.execute(insert(CONTENT), row)
    return digest


def content_of(connection: Connection, digest: str) -> bytes:
    """The bytes with this SHA-256. Raises ContentMissingError."""
    found = connection.execute(select(CONTENT.c.packed).where(CONTENT.c.sha256 == digest)).scalar()
    if found is None:
        raise ContentMissingError(digest=digest[:12])
    return zlib.decompress(found)


def contents_of(connection: Connection, digests: Collection[str]) -> dict[str, bytes]:
    """Digest → bytes."""
    return {digest: content_of(connection, digest) for digest in sorted(set(digests))}
