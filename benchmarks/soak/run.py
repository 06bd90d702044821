"""One soak, from the empty folder to the reconciled box."""

from __future__ import annotations

import asyncio
import os
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.reporting.reconcile import reconcile as reconcile_reports
from benchmarks.server import Server
from benchmarks.sketching.measure import ACTOR
from benchmarks.soak.day import DayPlaces, DayPlan, back_up_by_command, live_through
from benchmarks.soak.findings import Findings
from benchmarks.voting.postgres import dump
from benchmarks.voting.round import open_round, reconcile
from benchmarks.voting.slow_senders import slow_senders
from benchmarks.voting.store_here import close_afterwards
from data.catalogue import load_catalogue
from data.communities import SAMPLE, open_community
from features.options import option_store

SLOW_ADDRESSES, SLOW_NETWORK = 20, "127.0.1"


def soak(plan: DayPlan, var: Path, ballots: int, address: str = "") -> Findings:
    """Live through the plan with so many ballots. LINTU_VAR names `var`, and LINTU_DATABASE_URL `address`
    where there is one."""
    with close_afterwards():
        vote, codes = open_round(ballots)
        epsg = open_community(SAMPLE, load_catalogue()).crs.to_epsg() or 0
        option = option_store.create_option(SAMPLE, "", ACTOR, epsg)
    server = Server(var, address)
    places = DayPlaces(
        server, var, f"/r/vote/{vote.id}", codes, option.id, partial(_back_up, address, var, count())
    )
    server.start()
    try:
        with slow_senders(server.port, plan.slow, SLOW_ADDRESSES, SLOW_NETWORK, var) as slow_account:
            seen = asyncio.run(live_through(plan, places))
        seen.slow = slow_account.read_text().strip()
    finally:
        server.stop()
    with close_afterwards():
        account = reconcile(vote, seen.phones.receipts)
        reports = reconcile_reports(seen.reports.codes, plan.reports)
    return Findings(plan, seen, account, reports, (var / "server.log").read_text("utf-8", errors="replace"))


def _back_up(address: str, var: Path, numbers: count[int]) -> None:
    """By our command; of a server by its own, since ours leaves that to its people."""
    if not address:
        back_up_by_command({**os.environ, "LINTU_VAR": str(var)})
        return
    folder = var / "backups"
    folder.mkdir(exist_ok=True)
    dump(address, folder / f"{next(numbers)}.dump")
