"""Seats of a council by largest remainder. Remainders that tie are a question, not an answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from base.words import Message
from features.voting.errors import TieRuleError
from features.voting.weights import check_shares


@dataclass(frozen=True)
class Seats:
    """Seats by constituency. While `tied` is not empty, the `open_seats` last ones wait for an answer."""

    exact: Mapping[str, Fraction]
    seats: Mapping[str, int]
    tied: tuple[str, ...] = ()
    open_seats: int = 0


def seats_of(total: int, shares: Mapping[str, Fraction], answer: tuple[str, ...] = ()) -> Seats:
    """Whole seats first, then one each for the largest remainders.

    `answer` names the constituencies that get the seats of a tie, as many as were open. Raises SharesError,
    and TieRuleError where the answer does not fit the question.
    """
    check_shares(shares)
    quotas = {key: share * total for key, share in shares.items()}
    seats = {key: int(quota) for key, quota in quotas.items()}
    left = total - sum(seats.values())
    remainders = {key: quota - seats[key] for key, quota in quotas.items()}
    last = sorted(remainders.values(), reverse=True)[left - 1] if left else Fraction(1)
    sure = [key for key, rest in remainders.items() if rest > last]
    tied = tuple(key for key, rest in remainders.items() if rest == last)
    open_seats = left - len(sure)
    if len(tied) == open_seats:
        sure, tied, open_seats = [*sure, *tied], (), 0
    if answer:
        _check_answer(answer, tied, open_seats)
        sure, tied, open_seats = [*sure, *answer], (), 0
    return Seats(quotas, {key: seats[key] + (key in sure) for key in seats}, tied, open_seats)


def _check_answer(answer: tuple[str, ...], tied: tuple[str, ...], open_seats: int) -> None:
    if len(set(answer)) != open_seats or len(answer) != open_seats or not set(answer) <= set(tied):
        names = ", ".join(tied) or "–"
        raise TieRuleError(
            wrong=Message(
                "the answer must name {open_seats} different constituencies of {names}",
                open_seats=open_seats,
                names=names,
            ),
        )
