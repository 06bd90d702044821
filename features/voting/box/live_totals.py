"""Totals that are shown while people vote, where the rules say live.

They move by several ballots at a time, or everybody could read each single vote off them as its voter leaves
the booth. What is shown stands in the database, so that every screen of every process shows the same, also
after a restart.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from sqlalchemy import Connection

from data.store.open_store import the_store
from data.store.writer import the_writer
from features.voting import vote_rows as rows
from features.voting.box.results import result_of, turnout_of
from features.voting.box.votes import VoteRecord


@dataclass(frozen=True)
class LiveCount:
    """The plain totals as of a number of ballots."""

    ballots: int
    totals: Mapping[str, Fraction]


def live_count(vote: VoteRecord, least: int) -> LiveCount | None:
    """What is shown of an open vote, moved on first where `least` ballots came since; None for nothing.

    The only way to totals of an open vote for whatever shows them to somebody. Raises StoreError.
    """
    if vote.terms.settings.rules.reveal != "live":
        return None
    shown = _shown(vote)
    if sum(turnout_of(vote.id).used.values()) - (shown.ballots if shown else 0) < least:
        return shown
    result = result_of(vote.id)
    totals = {option: str(total) for option, total in result.count.plain.totals.items()}

    def move_on(connection: Connection) -> None:
        rows.move_live_total(connection, vote.id, result.ballots, totals, least)

    the_writer().write(move_on)
    return _shown(vote)


def _shown(vote: VoteRecord) -> LiveCount | None:
    with the_store().reading() as connection:
        row = rows.live_total(connection, vote.id)
    if row is None:
        return None
    return LiveCount(row["ballots"], {key: Fraction(row["totals"][key]) for key in vote.terms.slate.options})
