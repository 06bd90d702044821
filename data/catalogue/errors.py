"""Errors of the catalogue, all reported together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from base.errors import LintuError
from base.words import Message, Text, join_texts


@dataclass(frozen=True)
class ValueProblem:
    """One thing that is wrong with a value, and what to do about it."""

    wrong: Text
    remedy: Text


@dataclass(frozen=True)
class CatalogueProblem:
    """A trouble and where it is: the file, and the keys that lead to the value."""

    file: str
    path: tuple[str, ...]
    trouble: ValueProblem

    @property
    def line(self) -> Text:
        """E.g. "age_groups.toml › elder.colour: … …"."""
        where = f"{self.file} › {'.'.join(self.path)}" if self.path else self.file
        return Message(
            "{where}: {wrong} {remedy}", where=where, wrong=self.trouble.wrong, remedy=self.trouble.remedy
        )


class CatalogueError(LintuError, ValueError):
    """The catalogue cannot be used. `problems` holds everything that was found."""

    template = "The catalogue has {count} problem(s) to fix:\n{lines}"

    def __init__(self, problems: Sequence[CatalogueProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(
            count=len(self.problems),
            lines=join_texts((join_texts(["- ", problem.line], "") for problem in self.problems), "\n"),
        )
