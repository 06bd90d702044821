"""The event log of a vote as a hash chain.

The hash of an event covers the hash before it, so whoever holds the last one (the head, printed on the result
sheet) can tell that nothing before it was changed, left out, added or moved. It proves nothing to those who
hold no head. `features/voting/verify_votes.py` checks it without this code.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256

Event = Mapping[str, str | int | list[str]]
START = "0" * 64
"""What the first event follows."""


def canonical(event: Event) -> str:
    """The one way to write an event: JSON, keys sorted, no spaces, UTF-8 as it is. Numbers are whole."""
    if not all(isinstance(value, str | int | list) for value in event.values()):
        raise TypeError(event)
    return json.dumps(event, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def linked(before: str, event: Event) -> str:
    """The hash (SHA-256, hex) of an event that follows the hash `before`."""
    return sha256(f"{before}\n{canonical(event)}".encode()).hexdigest()


def log_lines(events: Iterable[Event]) -> list[str]:
    """A line for each event: its hash, a space, the event. The last hash is the head."""
    lines, head = [], START
    for event in events:
        head = linked(head, event)
        lines.append(f"{head} {canonical(event)}")
    return lines
