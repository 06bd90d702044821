"""A document request: community, language, date, view."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from base.words import Note, Progress, Text, silent
from data.assess import Assessment
from layers.layer import View


@dataclass(frozen=True, eq=False)
class Order:
    """The community as it is, and how the document is wanted.

    `note` is told what a reader of the file must know, such as characters that could not be printed.
    """

    baseline: Assessment
    language: str = "zh"
    made_on: date = field(default_factory=date.today)
    view: View = field(default_factory=View)
    note: Callable[[Note], None] = lambda note: None
    progress: Progress = silent

    def text(self, words: Text) -> str:
        """The words in the language asked for."""
        return words.text(self.language)
