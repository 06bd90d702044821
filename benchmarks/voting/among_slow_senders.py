"""A hall that votes while others send slowly: the phones at one address, as behind one Wi-Fi."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.answers import times_text
from benchmarks.machine import load_average, open_files, processor_s
from benchmarks.voting.phones import Seen, vote_all
from benchmarks.voting.round import Account
from benchmarks.voting.served_round import ServedRound, served_round
from benchmarks.voting.slow_senders import slow_senders

WIFI = "127.0.2.1"
"""The one address of all phones."""
_OTHERS = "127.0.1"


@dataclass(frozen=True)
class SlowSenders:
    """So many sockets at so many other addresses; without any at the phones' own."""

    sockets: int
    addresses: int

    @property
    def network(self) -> str:
        """The first three numbers of their addresses."""
        return _OTHERS if self.addresses else WIFI.rpartition(".")[0]


@dataclass(frozen=True)
class SlowHall:
    """What the phones saw, what is in the box, what the senders saw; how many files the server had open as
    the phones began, the processor time it took meanwhile, and its memory at the peak."""

    seen: Seen
    account: Account
    senders: str
    files: int
    processor_s: float
    peak_mib: float

    @property
    def is_well(self) -> bool:
        """Whether no ballot was lost or doubled and nobody was refused."""
        return self.account.is_well and not self.seen.refused

    def rows(self) -> Sequence[str]:
        """Lines of a table."""
        seen = self.seen
        return [
            f"| page that asks for the code | {times_text(seen.page_s)} |",
            f"| code until the options | {times_text(seen.options_s)} |",
            f"| ballot until its receipt | {times_text(seen.ballot_s)} |",
            f"| ballots | {self.account.text} |",
            f"| refused; tries again | {len(seen.refused)}; {seen.tries_again} |",
            f"| slow senders | {self.senders} |",
            f"| files open as the phones began | {self.files} |",
            f"| processor time of the server | {self.processor_s:.1f} s |",
            f"| peak memory of the server | {self.peak_mib:.0f} MiB |",
            f"| load average | {load_average()} |",
        ]


def vote_among_slow_senders(var: Path, phones: int, seconds: float, slow: SlowSenders) -> SlowHall:
    """One ballot from each phone, their beginnings spread evenly over `seconds`. LINTU_VAR names `var`."""
    with served_round(var, phones) as served:
        process, port = served.server.pid, served.server.port
        with slow_senders(port, slow.sockets, max(1, slow.addresses), slow.network, var) as senders_file:
            files, used_s, seen = asyncio.run(_vote(served, process, seconds, slow.sockets))
        senders = senders_file.read_text().strip()
    account = served.account(seen.receipts)
    return SlowHall(seen, account, senders, files, used_s, served.server.peak_mib)


async def _vote(served: ServedRound, process: int, seconds: float, sockets: int) -> tuple[int, float, Seen]:
    """Files open as the phones begin, seconds of processor time until their end, and what they saw."""
    await _wait_for_slow_senders(sockets)
    files, before_s, seen = open_files(process), processor_s(process), Seen()
    await vote_all(served.server.address, served.path, served.codes, seconds, seen, WIFI)
    return files, processor_s(process) - before_s, seen


async def _wait_for_slow_senders(sockets: int) -> None:
    """Wait until so many have come, and those that came first have been closed once."""
    await asyncio.sleep(sockets / 1000 + 15)
