"""The rules of a vote as rows of a file, and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from features.voting.count import CountingRules
from features.voting.method import Method
from features.voting.ties import KINDS, TieRule
from features.voting.weights import EMPTY_RULES

Rows = list[tuple[int, list[str]]]
"""Number of the line and cells of each row; the first cell says what the row is."""
_EXACT = re.compile(r"[0-9]{1,15}(/[0-9]{1,15}|\.[0-9]{1,6})?")


class VoteFileRows:
    """The rows of a file by what they are; `line` is the one read last, for messages."""

    def __init__(self, rows: Rows) -> None:
        self.line = 1
        self._rows = rows

    def has(self, what: str) -> bool:
        """Whether there is such a row."""
        return any(row[0] == what for _, row in self._rows)

    def all(self, what: str, cells: int) -> Iterator[list[str]]:
        """The cells after the first of all such rows. Raises ValueError where their number is another."""
        for line, row in self._rows:
            if row[0] == what:
                self.line = line
                if len(row) != cells + 1:
                    raise ValueError(what)
                yield row[1:]

    def one(self, what: str, cells: int) -> list[str]:
        """The cells of the only such row. Raises ValueError where there is none or another."""
        (found,) = self.all(what, cells)
        return found


def rule_rows(rules: CountingRules) -> Iterator[tuple[str, ...]]:
    """method, tie (kind, seed, order), empty, and a constituency (key, share) a row."""
    tie = rules.tie_rule
    yield "method", rules.method.key
    yield "tie", tie.kind, tie.seed, " ".join(tie.order)
    yield "empty", rules.empty_rule
    for key, share in rules.shares.items():
        yield "constituency", key, str(share)


def read_rules(book: VoteFileRows, method: Method) -> CountingRules:
    """The rules again. Raises ValueError, or a VotingError where they are not sound."""
    kind, seed, order = book.one("tie", 3)
    tie = next((one for one in KINDS if one == kind), None)
    empty = next((one for one in EMPTY_RULES if one == book.one("empty", 1)[0]), None)
    if tie is None or empty is None:
        raise ValueError(kind)
    shares = {key: exact_from(share) for key, share in book.all("constituency", 2)}
    return CountingRules(method, shares, TieRule(tie, seed, tuple(order.split())), empty)


def exact_from(text: str) -> Fraction:
    """12, 12.5 or 2/5. Raises ValueError for anything else."""
    if not _EXACT.fullmatch(text) or text.endswith("/0"):
        raise ValueError(text)
    return Fraction(text)
