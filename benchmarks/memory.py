"""Peak memory, each job in a process of its own so that nobody pays for another's arrays."""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping

from benchmarks.ours import baseline_of
from benchmarks.peers.networkx_multi_source import NetworkxDistances
from benchmarks.peers.peer import Peer, to_each_category
from benchmarks.streets import nearest_nodes, streets_of
from benchmarks.towns import Town, town_called
from data.catalogue.loader import load_catalogue
from data.catalogue.model import Catalogue
from data.profile import off_network_of, profile_of
from spatial.network import WalkingNetwork, build_network

Job = Callable[[Town, WalkingNetwork, Catalogue], object]


def peak_mib(job: str, town: str) -> float:
    """MiB at the peak of a new process that makes the town and its network and does one of `JOBS` there."""
    command = [sys.executable, "-m", "benchmarks", "--memory-of", job, town]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout  # noqa: S603
    return float(printed)


def print_own_peak(job: str, town: str) -> None:
    """Do the job here and print this process's peak in MiB."""
    catalogue = load_catalogue()
    place = town_called(town, catalogue)
    JOBS[job](place, build_network(place.lines), catalogue)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(peak / 2**20 if sys.platform == "darwin" else peak / 2**10)


def _nothing(town: Town, network: WalkingNetwork, catalogue: Catalogue) -> None:
    """The town and its network alone: what every other figure contains."""


def _ours(town: Town, network: WalkingNetwork, catalogue: Catalogue) -> None:
    baseline_of(town, network, profile_of(catalogue), off_network_of(catalogue))


def _pandana(town: Town, network: WalkingNetwork, catalogue: Catalogue) -> None:
    from benchmarks.peers.pandana import Pandana

    _measure_with(Pandana, town, network)


def _networkx(town: Town, network: WalkingNetwork, catalogue: Catalogue) -> None:
    _measure_with(NetworkxDistances, town, network)


def _measure_with(make: type[Peer], town: Town, network: WalkingNetwork) -> None:
    streets = streets_of(network)
    nodes = nearest_nodes(town, streets)
    to_each_category(make(streets), nodes.home, nodes.doors)


JOBS: Mapping[str, Job] = {
    "the town alone": _nothing,
    "ours": _ours,
    "pandana": _pandana,
    "networkx, distances only": _networkx,
}
