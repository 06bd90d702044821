"""The declaration of a ballot widget."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.datastructures import FormData

from base.i18n import Translator
from features.voting.ballots import Ballot
from features.voting.slate import Slate

Fields = list[tuple[str, str]]
"""Name and value of fields of a form."""
NOBODY = ("", "")
"""Constituency and age group: the code says them, the form does not."""


@dataclass(frozen=True)
class BallotWidget:
    """How ballots of a type are filled in and put into words.

    template: what stands below each option. how: says what to do. read: the ballot in a form, of a channel;
    raises VotingError where no page of ours could have made it. fields: what `read` would read again.
    summary_lines: the choice in lines, none for a blank ballot; `shown` is the order the voter saw.
    """

    takes: type[Ballot]
    template: str
    how: Callable[[Translator], str]
    read: Callable[[FormData, Slate, str], Ballot]
    fields: Callable[[Ballot], Fields]
    summary_lines: Callable[[Ballot, Slate, Sequence[str], Translator], list[str]]


def values(form: FormData, name: str) -> list[str]:
    """The texts of a field that may stand several times."""
    return [one for one in form.getlist(name) if isinstance(one, str)]


def value(form: FormData, name: str) -> str:
    """The text of a field; "" where it is missing."""
    found = values(form, name)
    return found[0] if found else ""
