"""Whether a vote that came in a packet can be opened, and is what its own log says.

A packet carries the key of its seal, so whoever changes one can seal it anew: this finds what does not fit
together, not who made it.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from features.voting import ballot_rows, vote_rows
from features.voting.ballots import check_ballot
from features.voting.box.batches import batches_in
from features.voting.box.draw import check_settlement, commitment_of
from features.voting.box.record import START, canonical, event_hash
from features.voting.box.results import vote_and_poll_in
from features.voting.box.votes import VoteRecord, find_vote, vote_record_from
from features.voting.poll import Poll

_STEPS = {"closed": ["open", "close"], "counted": ["open", "close", "count"]}
"""Phase → the events that lead to it; preparing, making and voiding codes stand between them."""


def require_openable(connection: Connection, workshop_id: str) -> None:
    """Read a closed vote by the readers of its pages, and compare it with its log.

    Raises ValueError for what contradicts itself, and what those readers raise.
    """
    row = find_vote(connection, workshop_id)
    vote = vote_record_from(row)
    _require(vote.terms.canonical() == row["definition"] and vote.terms.digest() == vote.digest, "terms")
    events = _events(connection, workshop_id)
    vote, poll = vote_and_poll_in(connection, workshop_id)
    _require_steps(vote, events, len(poll.ballots))
    _require_codes(connection, vote, events)
    _require_used(connection, vote, poll)
    for ballot in poll.ballots:
        check_ballot(ballot, vote.terms.slate, vote.terms.settings.shares)
    poll.count()


def _require(holds: bool, what: str) -> None:
    if not holds:
        raise ValueError(what)


def _events(connection: Connection, workshop_id: str) -> list[dict[str, Any]]:
    """The log, each event of which follows the one before it."""
    head, found = START, []
    for position, row in enumerate(vote_rows.event_rows(connection, workshop_id), 1):
        event = json.loads(row["event"])
        head = event_hash(head, event)
        sound = row["position"] == position and row["hash"] == head and canonical(event) == row["event"]
        _require(sound and event["workshop"] == workshop_id, "log")
        _require(all(isinstance(event[name], str) for name in ("kind", "at", "actor")), "event")
        found.append(event)
    return found


def _require_steps(vote: VoteRecord, events: Sequence[Mapping[str, Any]], ballots: int) -> None:
    """The steps in the log are those of this vote: its terms, its seed, its ballots, what the room gave."""
    steps = [event for event in events if event["kind"] in _STEPS["counted"]]
    _require([event["kind"] for event in steps] == _STEPS[vote.phase], "phase")
    opened, closed, *counted = steps
    _require(opened["terms"] == vote.digest, "opened terms")
    seed = commitment_of(vote.id, vote.seed)
    _require(opened["seed_sha256"] == vote.seed_commitment == seed and closed["seed"] == vote.seed, "seed")
    _require(closed["ballots"] == ballots, "ballots")
    for event in counted:
        _require((event["thrown"], tuple(event["order"])) == (vote.thrown, vote.order), "settled")
        check_settlement(vote.terms, vote.thrown, vote.order)


def _require_codes(connection: Connection, vote: VoteRecord, events: Sequence[Mapping[str, Any]]) -> None:
    """As many codes as the log says were made, by constituency, age group and whether for trials."""
    logged: Counter[tuple[str, str, bool]] = Counter()
    for batch in batches_in(events):
        _require(batch.constituency in vote.terms.settings.shares, "constituency")
        logged[batch.constituency, batch.age_group, batch.is_test] += batch.made
    there: Counter[tuple[str, str, bool]] = Counter()
    tests = {row["id"]: bool(row["is_test"]) for row in ballot_rows.batch_rows(connection, vote.id)}
    for row in ballot_rows.codes_by_batch(connection, vote.id):
        there[row["constituency"], row["age_group"], tests[row["batch_id"]]] += row["codes"]
    _require(logged == there, "codes made")


def _require_used(connection: Connection, vote: VoteRecord, poll: Poll) -> None:
    """As many ballots as codes that count were used, by constituency and age group: no more, no fewer."""
    used: Counter[tuple[str, str]] = Counter()
    for row in ballot_rows.code_counts(connection, vote.id):
        if row["state"] == "ok" and row["is_used"]:
            used[row["constituency"], row["age_group"]] += row["codes"]
    cast = Counter((ballot.constituency, ballot.age_group) for ballot in poll.ballots)
    _require(cast == used, "codes used")
