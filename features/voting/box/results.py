"""The result of a vote; before closing nobody can read it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from base.words import Message, Text
from data.store.rows import Row
from features.voting import ballot_rows as rows
from features.voting import vote_rows
from features.voting.box.content import ballot_of
from features.voting.box.draw import rules_of
from features.voting.box.errors import BoxDamagedError, HiddenError
from features.voting.box.record import seal_of
from features.voting.box.votes import VoteRecord, find_vote, vote_record_from
from features.voting.count import VoteCount
from features.voting.imported.origin import HERE, VoteOrigin
from features.voting.imported.reading import reading_vote
from features.voting.poll import Poll
from features.voting.registry import method_of


@dataclass(frozen=True)
class Turnout:
    """Codes that were given out and used, by constituency; void and test codes are not among them."""

    issued: dict[str, int]
    used: dict[str, int]


@dataclass(frozen=True)
class Result:
    """The count, and whether it stands: it does not with fewer ballots than the quorum."""

    vote: VoteRecord
    ballots: int
    quorum: int
    count: VoteCount

    @property
    def has_quorum(self) -> bool:
        """Whether enough people voted."""
        return self.ballots >= self.quorum

    @property
    def winners(self) -> tuple[str, ...]:
        """By the plain count; nobody without the quorum, or while a tie is open."""
        return self.count.plain.winners if self.has_quorum else ()

    @property
    def quorum_text(self) -> Text:
        """E.g. 共 12 张选票，未达到 20 张的法定票数，没有结果。"""
        if self.has_quorum:
            return Message(
                "{ballots} ballots were cast; the quorum of {quorum} is met.",
                ballots=self.ballots,
                quorum=self.quorum,
            )
        return Message(
            "{ballots} ballots were cast; the quorum of {quorum} is not met: there is no result.",
            ballots=self.ballots,
            quorum=self.quorum,
        )


def turnout_of(workshop_id: str) -> Turnout:
    """How many codes were given out and used so far. Raises NoSuchWorkshopError."""
    with reading_vote(workshop_id) as (connection, _origin):
        shares = vote_record_from(find_vote(connection, workshop_id)).terms.settings.shares
        counts = rows.code_counts(connection, workshop_id)
    return Turnout(
        issued_codes(shares, counts), issued_codes(shares, [one for one in counts if one["is_used"]])
    )


def issued_codes(shares: Iterable[str], counts: Iterable[Row]) -> dict[str, int]:
    """How many codes that count each constituency has; `counts` as `ballot_rows.code_counts` gives them."""
    issued = dict.fromkeys(shares, 0)
    for one in counts:
        if one["state"] == "ok":
            issued[one["constituency"]] = issued.get(one["constituency"], 0) + one["codes"]
    return issued


def poll_of(workshop_id: str) -> Poll:
    """Slate, rules and the ballots that count, in an order that says nothing.

    What anybody is shown of an open vote comes from `live_totals`, never from here. Raises HiddenError before
    closing, unless the rules say live, and BoxDamagedError where the box is not what it was at closing.
    """
    return vote_and_poll(workshop_id)[1]


def result_of(workshop_id: str) -> Result:
    """The count by the rules fixed at opening; raises as `poll_of`."""
    vote, poll = vote_and_poll(workshop_id)
    quorum = vote.terms.settings.rules.quorum
    return Result(vote, len(poll.ballots), quorum, poll.count())


def vote_and_poll(workshop_id: str) -> tuple[VoteRecord, Poll]:
    """The vote and its poll as of one moment; raises as `poll_of`."""
    with reading_vote(workshop_id) as (connection, origin):
        return vote_and_poll_in(connection, workshop_id, origin)


def vote_and_poll_in(
    connection: Connection, workshop_id: str, origin: VoteOrigin = HERE
) -> tuple[VoteRecord, Poll]:
    """The same within a transaction."""
    row = find_vote(connection, workshop_id)
    vote = vote_record_from(row, origin)
    _refuse_hidden(vote)
    found = rows.ballot_rows(connection, workshop_id, is_test=False)
    if vote.phase != "open":
        _refuse_damaged(connection, vote, seal_of(found, row["seal_key"]))
    takes = method_of(vote.terms.settings.rules.method).takes
    ballots = tuple(
        ballot_of(takes, (one["constituency"], one["age_group"], one["channel"]), one["content"])
        for one in found
    )
    return vote, Poll(vote.terms.slate, rules_of(vote), ballots)


def _refuse_hidden(vote: VoteRecord) -> None:
    settings = vote.terms.settings
    is_live = vote.phase == "open" and settings.rules.reveal == "live"
    if vote.phase in ("draft", "open") and not is_live:
        raise HiddenError(title=settings.title)


def _refuse_damaged(connection: Connection, vote: VoteRecord, seal: str) -> None:
    events = [json.loads(row["event"]) for row in vote_rows.event_rows(connection, vote.id)]
    seals = [event["seal"] for event in events if event["kind"] == "close"]
    if seals != [seal]:
        raise BoxDamagedError(title=vote.terms.settings.title)
