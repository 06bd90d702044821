"""`python -m benchmarks.voting`: nothing that was acknowledged may be lost, and nothing doubled.

`--kills 200` ends the voters' pages with SIGKILL so often while phones vote. `--cuts 400` takes the power
away at random moments, and shows that the same cuts find losses where the store syncs less. `--phones 300
--walls 20 --seconds 60` is a hall that votes at the real app. With `--postgres` both use PostgreSQL.
With `--slow 2500` the phones share one address, and so many sockets at `--addresses 50` others send slowly;
with `--addresses 0` at the phones' own. `--save 300` backs a database of so many MB up while somebody votes,
and restores it elsewhere.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import os
import platform
import sqlite3
import sys
import time

from benchmarks.answers import times_text
from benchmarks.machine import load_average
from benchmarks.voting.among_slow_senders import SlowSenders, vote_among_slow_senders
from benchmarks.voting.cutting import cut
from benchmarks.voting.killing import kill_and_count
from benchmarks.voting.load import Hall, hall
from benchmarks.voting.postgres import database
from benchmarks.voting.recorded_disk import OURS, WEAK
from benchmarks.voting.round import Account
from benchmarks.voting.saving import measure_backup
from benchmarks.voting.served_round import served_round
from benchmarks.voting.store_here import a_folder, close_afterwards


def main() -> None:
    """Measure what was asked for and print it; the exit code is 1 where anything was lost or doubled."""
    asked = _arguments()
    print(
        f"{datetime.date.today():%Y-%m-%d}, {os.cpu_count()} shared cores ({platform.machine()}), Python "
        f"{platform.python_version()}; what sends ran on the same machine."
    )
    well = [
        _kills(asked.kills, asked.postgres) if asked.kills else True,
        _cuts(asked.cuts) if asked.cuts else True,
        _hall(asked) if asked.phones and not asked.slow else True,
        _slow_hall(asked) if asked.slow else True,
        _measure_backup(asked.save) if asked.save else True,
    ]
    sys.exit(0 if all(well) else 1)


def _kills(kills: int, on_server: bool) -> bool:
    with a_folder() as var, database(on_server, var) as (_, named), close_afterwards():
        began = time.perf_counter()
        account, seen = kill_and_count(var, kills)
    print(
        f"\n{kills} kills ({named}) in {time.perf_counter() - began:.0f} s, load average {load_average()}: "
        f"{account.text}, {seen.tries_again} tries again, {len(seen.refused)} refused"
    )
    return account.is_well and not seen.refused


def _cuts(cuts: int) -> bool:
    began = time.perf_counter()
    found, control = cut(cuts, OURS), cut(cuts, WEAK)
    print(
        f"\n{cuts} power cuts in {time.perf_counter() - began:.0f} s, load average {load_average()}, "
        f"recovered by SQLite {sqlite3.sqlite_version}: of {found.acknowledged} acknowledged {found.lost} "
        f"lost, {found.doubled} doubled, {found.damaged} files damaged; {found.sent_again} forms sent again, "
        f"{found.wrong_again} with another receipt.\nControl, {WEAK}: lost in {control.cuts_with_loss} cuts "
        f"of {control.cuts}, {control.damaged} files damaged."
    )
    return found.is_well and control.cuts_with_loss > 0


def _measure_backup(megabytes: int) -> bool:
    with a_folder() as var, close_afterwards():
        seen = measure_backup(var, megabytes)
    print(
        f"\nDatabase of {seen.size_mb:.0f} MB, load average {load_average()}: backed up and checked in "
        f"{seen.backup_s:.1f} s, restored elsewhere in {seen.restore_s:.1f} s, {seen.lost} lost of what was "
        f"acknowledged before.\nBallots before: {times_text(seen.before_s)}.\nMeanwhile: "
        f"{times_text(seen.meanwhile_s)}."
    )
    return seen.lost == 0


def _slow_hall(asked: argparse.Namespace) -> bool:
    with a_folder() as var:
        slow = SlowSenders(asked.slow, asked.addresses)
        found = vote_among_slow_senders(var, asked.phones, asked.seconds, slow)
    where = f"{asked.addresses} other addresses" if asked.addresses else "the phones' own address"
    lines = [
        f"\n| {asked.phones} phones at one address over {asked.seconds:.0f} s, {asked.slow} slow senders "
        f"at {where} | |",
        "|---|---|",
        *found.rows(),
        *(f"- {why}" for why in sorted(set(found.seen.refused))),
    ]
    print("\n".join(lines))
    return found.is_well and found.account.acknowledged == asked.phones


def _hall(asked: argparse.Namespace) -> bool:
    with a_folder() as var, database(asked.postgres, var) as (address, named):
        with served_round(var, asked.phones, address) as served:
            vote_id, codes = served.vote.id, served.codes
            seen = asyncio.run(hall(served.server.address, vote_id, codes, asked.walls, asked.seconds))
        account = served.account(seen.phones.receipts)
    print(_hall_text(seen, account, served.server.peak_mib, named, asked))
    return account.is_well and not seen.phones.refused and account.acknowledged == asked.phones


def _hall_text(seen: Hall, account: Account, peak_mib: float, named: str, asked: argparse.Namespace) -> str:
    phones = seen.phones
    walls = seen.no_wall or f"{times_text(seen.wall_s)}, {seen.wall_troubles} failed"
    lines = [
        f"\n| {asked.phones} phones over {asked.seconds:.0f} s, {asked.walls} walls, {named} | |",
        "|---|---|",
        f"| page that asks for the code | {times_text(phones.page_s)} |",
        f"| code until the options | {times_text(phones.options_s)} |",
        f"| ballot until its receipt | {times_text(phones.ballot_s)} |",
        f"| ballots | {account.text} |",
        f"| refused; tries again | {len(phones.refused)}; {phones.tries_again} |",
        f"| what a wall shows | {walls} |",
        f"| planner's overview before | {times_text(seen.planner_before_s)} |",
        f"| planner's overview meanwhile | {times_text(seen.planner_s)} |",
        f"| peak memory of the server | {peak_mib:.0f} MiB |",
        f"| load average | {load_average()} |",
    ]
    return "\n".join([*lines, *(f"- {why}" for why in sorted(set(phones.refused)))])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.voting", description=__doc__)
    parser.add_argument("--kills", type=int, default=0, help="how often the pages are killed")
    parser.add_argument("--cuts", type=int, default=0, help="how often the power goes")
    parser.add_argument("--phones", type=int, default=0, help="how many phones vote at the real app")
    parser.add_argument("--walls", type=int, default=0, help="how many walls show it meanwhile")
    parser.add_argument("--seconds", type=float, default=60.0, help="over which the phones begin")
    parser.add_argument("--slow", type=int, default=0, help="how many sockets send slowly meanwhile")
    parser.add_argument("--addresses", type=int, default=50, help="of how many addresses those are")
    parser.add_argument("--save", type=int, default=0, help="MB of a database that is backed up meanwhile")
    parser.add_argument("--postgres", action="store_true", help="vote on PostgreSQL instead of SQLite")
    return parser.parse_args()


if __name__ == "__main__":
    main()
