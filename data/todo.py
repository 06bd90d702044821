"""What waits for staff: a sentence and the page on which it is done."""

from __future__ import annotations

from dataclasses import dataclass

from base.words import Text


@dataclass(frozen=True)
class Todo:
    """Something to do. page: the address of a page for staff."""

    text: Text
    page: str
