"""`python -m benchmarks.reporting`: 100 phones send 2 MB photos within a minute while a planner sketches.

Nothing may be lost, and the planner may not wait much longer than alone.

`--kills 5` ends the server with SIGKILL five times meanwhile and starts it again; the phones go on trying.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime
import os
import platform
import random
import shutil
import sys
import tempfile
import time
from contextlib import nullcontext
from pathlib import Path

import numpy as np

from benchmarks.machine import load_average
from benchmarks.planner import Planner, a_planner_at
from benchmarks.reporting.phones import PAGE, PHOTOS, REPORT, Sent, phone_photo, send_all
from benchmarks.reporting.reconcile import Account, reconcile
from benchmarks.server import Server


def main() -> None:
    """Measure, reconcile, print; the exit code is 1 where anything was lost."""
    asked = _arguments()
    var = Path(tempfile.mkdtemp(prefix="lintu-reporting-"))
    os.environ["LINTU_VAR"] = str(var)
    os.environ.pop("LINTU_DATABASE_URL", None)
    server = Server(var)
    began = time.perf_counter()
    server.start()
    try:
        # The planner's page would not survive a killed server.
        with nullcontext(Planner()) if asked.kills else a_planner_at(server.address) as planner:
            sent = asyncio.run(_run(server, asked))
    finally:
        server.stop()
    account = reconcile(sent.codes, asked.phones)
    print("\n".join([_summary(sent, account, server, asked, time.perf_counter() - began), *planner.rows()]))
    print("\n".join(f"- {why}" for why in sorted(set(sent.refused))))
    is_well = account.lost == account.halves == account.doubles == 0
    if is_well:
        shutil.rmtree(var)
    else:
        print(f"kept for inspection: {var}", file=sys.stderr)
        sys.exit(1)


async def _run(server: Server, asked: argparse.Namespace) -> Sent:
    killing = asyncio.create_task(_kill(server, asked.kills, asked.seconds))
    sent = await send_all(server.address, phone_photo(), asked.phones, asked.seconds)
    await killing
    return sent


async def _kill(server: Server, kills: int, seconds: float) -> None:
    """Spread over the time of sending, each at a moment that nobody knows before."""
    for _ in range(kills):
        await asyncio.sleep(seconds / kills * random.uniform(0.2, 0.8))
        await asyncio.to_thread(server.kill)
        await asyncio.to_thread(server.start)


def _summary(sent: Sent, account: Account, server: Server, asked: argparse.Namespace, seconds: float) -> str:
    def p95(times: list[float]) -> str:
        return f"{np.percentile(times, 95):.2f} s (median {np.median(times):.2f})" if times else "–"

    lines = [
        f"{datetime.date.today():%Y-%m-%d}, {os.cpu_count()} shared cores ({platform.machine()}), load "
        f"average {load_average()}; the phones ran on the same machine. {seconds:.0f} s in all.",
        "",
        f"| {asked.phones} phones over {asked.seconds:.0f} s, {asked.kills} kills | |",
        "|---|---|",
        f"| form page, p95 | {p95(sent.times_s[PAGE])} |",
        f"| photos until the next page, p95 | {p95(sent.times_s[PHOTOS])} |",
        f"| sending until the receipt, p95 | {p95(sent.times_s[REPORT])} |",
        f"| acknowledged reports | {account.acknowledged} |",
        f"| of these lost | {account.lost} |",
        f"| reports without a whole photo | {account.halves} |",
        f"| reports beyond one a phone | {account.doubles} |",
        f"| kept though nobody got the receipt | {account.unacknowledged} |",
        f"| refused, or without a connection | {len(sent.refused)} |",
        f"| tries again after a broken connection | {sent.tries_again} |",
        f"| peak memory of the server | {server.peak_mib:.0f} MiB |",
    ]
    return "\n".join(lines)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reporting", description=__doc__)
    parser.add_argument("--phones", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60.0, help="over which the phones begin")
    parser.add_argument("--kills", type=int, default=0, help="how often the server is killed meanwhile")
    return parser.parse_args()


if __name__ == "__main__":
    main()
