"""One soak, from the empty folder to the reconciled box."""

from __future__ import annotations

import asyncio
from pathlib import Path

from benchmarks.reporting.reconcile import reconcile as reconcile_reports
from benchmarks.sketching.measure import ACTOR
from benchmarks.soak.backups import backups
from benchmarks.soak.day import DayPlaces, DayPlan, live_through
from benchmarks.soak.findings import Findings
from benchmarks.voting.served_round import served_round
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
        epsg = open_community(SAMPLE, load_catalogue()).crs.to_epsg() or 0
        option = option_store.create_option(SAMPLE, "", ACTOR, epsg)
    with served_round(var, ballots, address) as served:
        places = DayPlaces(served, var, option.id, backups(address, var))
        with slow_senders(served.server.port, plan.slow, SLOW_ADDRESSES, SLOW_NETWORK, var) as slow_account:
            seen = asyncio.run(live_through(plan, places))
        seen.slow = slow_account.read_text().strip()
    account = served.account(seen.phones.receipts)
    with close_afterwards():
        reports = reconcile_reports(seen.reports.codes, plan.reports)
    return Findings(plan, seen, account, reports, (var / "server.log").read_text("utf-8", errors="replace"))
