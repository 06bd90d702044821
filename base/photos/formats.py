"""Which kinds of photo are read, told by their first bytes and never by their name."""

from __future__ import annotations

_HEIF_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"mif1", b"msf1")
JPEG, PNG, WEBP, HEIF = "JPEG", "PNG", "WEBP", "HEIF"
"""Pillow's names of the formats."""


def format_of(head: bytes) -> str | None:
    """The format that a file begins as (its first 16 bytes are enough); None for everything else."""
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return WEBP
    return HEIF if head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS else None
