"""Paper ballots: entered by two people who do not see each other's, and cast only where both read the same.

An entry names a code and a vote, so it is a link; it lives in memory until both agree and is on no disk. A
restart loses entries, never ballots: the paper is still there. So both people use the same running program.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from base.receipt_codes import new_form_key
from base.text_limits import NAME_MAX, storable_text
from base.words import Message
from features.voting.ballots import Ballot
from features.voting.box.casting import BallotReceipt, BallotSubmission, cast
from features.voting.box.content import content_of
from features.voting.box.errors import MistypedCodeError, PaperError
from features.voting.codes import code_hash, code_slip, parse_code

_PERSON = Message("person entering")
PAPER = "paper"


@dataclass(frozen=True)
class PaperBallot:
    """What stands on one paper: its code and its vote."""

    code: str
    ballot: Ballot


@dataclass(frozen=True)
class Difference:
    """A paper that two people read differently: `first` and `second` by name of the person."""

    first: tuple[str, Ballot]
    second: tuple[str, Ballot]


@dataclass(frozen=True)
class _Entries:
    code: str
    key: str
    by_person: Mapping[str, Ballot]


class PaperDesk:
    """Entries that wait for the second person, for one vote and one process."""

    def __init__(self, workshop_id: str) -> None:
        self._workshop_id = workshop_id
        self._lock = threading.Lock()
        self._waiting: dict[str, _Entries] = {}

    def enter(self, person: str, paper: PaperBallot) -> None:
        """Take down what a person reads; entering the same paper again corrects one's own entry.

        Raises MistypedCodeError, and PaperError for a third person or nobody.
        """
        name, code = storable_text(person, _PERSON, NAME_MAX).strip(), parse_code(paper.code)
        if code is None:
            raise MistypedCodeError(slip=code_slip(paper.code))
        with self._lock:
            slip = code_hash(self._workshop_id, code)
            known = self._waiting.get(slip, _Entries(code, new_form_key(), {}))
            by_person = {**known.by_person, name: paper.ballot}
            if not name or len(by_person) > 2:
                raise PaperError(wrong=Message("two people enter it, each by name"))
            self._waiting[slip] = _Entries(code, known.key, by_person)

    def half_entered(self) -> int:
        """How many papers wait for the second person."""
        with self._lock:
            return sum(len(one.by_person) == 1 for one in self._waiting.values())

    def waiting(self) -> int:
        """How many papers are not cast yet, for whatever reason."""
        with self._lock:
            return len(self._waiting)

    def differences(self) -> Mapping[str, Difference]:
        """By code, what two people read differently: they look at the paper again, together."""
        with self._lock:
            waiting = list(self._waiting.values())
        return {
            one.code: Difference(*one.by_person.items())
            for one in waiting
            if len(one.by_person) == 2 and not _agree(one)
        }

    def agrees(self, code: str) -> bool:
        """Whether two people have read this paper, and read the same."""
        with self._lock:
            entries = self._waiting.get(code_hash(self._workshop_id, parse_code(code) or ""))
        return entries is not None and len(entries.by_person) == 2 and _agree(entries)

    def agreed_codes(self) -> tuple[str, ...]:
        """Codes of papers that were read alike and are not cast, because casting them was refused."""
        with self._lock:
            waiting = list(self._waiting.values())
        return tuple(one.code for one in waiting if len(one.by_person) == 2 and _agree(one))

    def withdraw(self, code: str) -> None:
        """Forget what was entered of this paper, so that it can be entered anew or laid aside."""
        with self._lock:
            self._waiting.pop(code_hash(self._workshop_id, parse_code(code) or ""), None)

    def cast(self, code: str, digest: str, shown: tuple[str, ...]) -> BallotReceipt:
        """Cast a paper that both people read alike. `shown` is the order in which it was printed.

        Raises PaperError before that, and what `cast` raises; then the entries stay and it can be repeated.
        """
        slip = code_hash(self._workshop_id, parse_code(code) or "")
        with self._lock:
            entries = self._waiting.get(slip)
        if entries is None or not self.agrees(code):
            raise PaperError(wrong=Message("two equal entries by two people are missing"))
        ballot = next(iter(entries.by_person.values()))
        receipt = cast(
            self._workshop_id, BallotSubmission(entries.code, ballot, PAPER, entries.key, shown, digest)
        )
        with self._lock:
            self._waiting.pop(slip, None)
        return receipt


def _agree(entries: _Entries) -> bool:
    return len({content_of(ballot) for ballot in entries.by_person.values()}) == 1
