"""The real app with an open vote, and what is in its box when all is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.server import Server
from benchmarks.voting.round import Account, open_round, reconcile
from benchmarks.voting.store_here import close_afterwards
from features.voting.box.votes import VoteRecord


@dataclass(frozen=True)
class ServedRound:
    """The server, the vote, and a code for each voter."""

    server: Server
    vote: VoteRecord
    codes: Sequence[str]

    @property
    def path(self) -> str:
        """Of the vote's page."""
        return f"/r/vote/{self.vote.id}"

    def account(self, receipts: Mapping[int, str]) -> Account:
        """What was acknowledged, compared with the box; once the server has ended. `receipts` by place."""
        with close_afterwards():
            return reconcile(self.vote, receipts)


@contextmanager
def served_round(var: Path, voters: int, database: str = "") -> Iterator[ServedRound]:
    """Serve a vote for so many voters while the block runs. LINTU_VAR names `var`, and LINTU_DATABASE_URL
    `database` where there is one."""
    with close_afterwards():
        vote, codes = open_round(voters)
    server = Server(var, database)
    server.start()
    try:
        yield ServedRound(server, vote, codes)
    finally:
        server.stop()
