"""`python -m benchmarks`: our times against other libraries', in one process, as a Markdown table."""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.compare import compare
from benchmarks.machine import load_average
from benchmarks.memory import JOBS, peak_mib, print_own_peak
from benchmarks.peers.networkx_multi_source import NetworkxDistances, NetworkxMultiSource
from benchmarks.peers.peer import Peer
from benchmarks.report import report
from benchmarks.towns import NAMES, town_called
from data.catalogue.loader import load_catalogue


def main() -> None:
    """Measure, compare, print."""
    asked = _arguments()
    if asked.memory_of:
        print_own_peak(*asked.memory_of)
        return
    from benchmarks.peers.pandana import Pandana

    began = time.perf_counter()
    print(f"load average at the start: {load_average()}", file=sys.stderr)
    catalogue = load_catalogue()
    names = NAMES[:2] if asked.quick else NAMES
    # First, while this process is small: a child's peak begins at its parent's size.
    peaks = {name: {job: peak_mib(job, name) for job in JOBS} for name in names}
    peers: dict[str, type[Peer]] = {
        "pandana": Pandana,
        "networkx": NetworkxMultiSource,
        "networkx, distances only": NetworkxDistances,
    }
    comparisons = [compare(town_called(name, catalogue), catalogue, peers, asked.budget) for name in names]
    print(report(comparisons, peaks, time.perf_counter() - began))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="leave out the largest network")
    parser.add_argument(
        "--budget", type=float, default=60.0, metavar="SECONDS", help="for the repeats of each measurement"
    )
    parser.add_argument("--memory-of", nargs=2, metavar=("JOB", "TOWN"), help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
