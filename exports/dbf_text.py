"""What the tables of Shapefiles can hold: short names, short texts."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST_TEXT_BYTES = 254
LONGEST_NAME_BYTES = 10


def fitted(text: str, encoding: str) -> str:
    """`text` without the characters that `encoding` lacks (? instead), cut between two characters so that
    it has `LONGEST_TEXT_BYTES` at most, on one line."""
    known = " ".join(text.split()).encode(encoding, errors="replace")
    return known[:LONGEST_TEXT_BYTES].decode(encoding, errors="ignore")


def short_names(columns: Sequence[str]) -> dict[str, str]:
    """Long → short ASCII name, each once."""
    found: dict[str, str] = {}
    for column in columns:
        short = column[:LONGEST_NAME_BYTES].rstrip("_")
        number = 2
        while short in found.values():
            short = f"{column[: LONGEST_NAME_BYTES - len(str(number))]}{number}"
            number += 1
        found[column] = short
    return found
