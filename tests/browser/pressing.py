"""Presses that a person would make again: one between two pictures of a page may be lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

_TRIES = 3
_SOON_MS = 8_000


def press_until(press: Callable[[], object], seen: Callable[[float], None]) -> None:
    """Press until it took. seen: expects what the press brings within so many milliseconds."""
    for _ in range(_TRIES - 1):
        press()
        with suppress(AssertionError):
            seen(_SOON_MS)
            return
    press()
    seen(_SOON_MS)
