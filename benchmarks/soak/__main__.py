"""`python -m benchmarks.soak`: an hour of everything at once, against the real app.

300 phones trickle ballots and come back to look for them; people report with photos; planners open pages, one
sketches; slow senders hold sockets; backups are made by command; the server is restarted once. Nothing may be
lost, doubled or refused, and memory may not grow. `--postgres` does it on PostgreSQL, not SQLite.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import platform
import sys

from benchmarks.machine import load_average
from benchmarks.soak.day import DayPlan
from benchmarks.soak.findings_table import findings_table
from benchmarks.soak.run import soak
from benchmarks.voting.postgres import database
from benchmarks.voting.store_here import a_folder


def main() -> None:
    """Live through it, reconcile, print; the exit code is 1 where anything was lost, doubled or refused."""
    asked = _arguments()
    plan = DayPlan(
        seconds=asked.minutes * 60,
        phones=asked.phones,
        pace_s=asked.pace,
        reports=asked.reports,
        planners=asked.planners,
        slow=asked.slow,
        backup_every_s=asked.backup_every,
    )
    before = load_average()
    with a_folder() as var, database(asked.postgres, var) as (address, named):
        found = soak(plan, var, asked.ballots, address)
    conditions = (
        f"{datetime.date.today():%Y-%m-%d}, {asked.minutes:g} minutes, {named}, {os.cpu_count()} shared "
        f"cores ({platform.machine()}), Python {platform.python_version()}, load average before "
        f"{before}, after {load_average()}; what sends ran on the same machine."
    )
    print(json.dumps({"conditions": conditions, **found.as_json()}))
    print(f"\n{conditions}\n\n{findings_table(found)}")
    sys.exit(0 if found.is_well else 1)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--phones", type=int, default=300)
    parser.add_argument("--ballots", type=int, default=3000, help="of all phones, over the whole time")
    parser.add_argument("--pace", type=float, default=60.0, help="seconds between two visits of a phone")
    parser.add_argument("--reports", type=int, default=300, help="with a photo of 2 MB each")
    parser.add_argument("--planners", type=int, default=3, help="who open pages; one more sketches")
    parser.add_argument("--slow", type=int, default=300, help="sockets that send a byte at a time")
    parser.add_argument("--backup-every", type=float, default=180.0, help="seconds between two backups")
    parser.add_argument("--postgres", action="store_true", help="on PostgreSQL instead of SQLite")
    return parser.parse_args()


if __name__ == "__main__":
    main()
