"""The comparisons as Markdown: ratios, with our own milliseconds as their base."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version

from benchmarks.compare import Comparison
from benchmarks.machine import load_average

LIBRARIES = ("numpy", "scipy", "shapely", "pandana", "networkx")
Peaks = Mapping[str, Mapping[str, float]]
"""Town → job → MiB."""


def report(comparisons: Sequence[Comparison], peaks: Peaks, seconds: float) -> str:
    """When and where, the ratios, what stands behind each network, and peak memory."""
    behind = "\n".join(map(_behind, comparisons))
    return "\n\n".join([_conditions(seconds), _ratios(comparisons), behind, _memory(peaks)])


def _conditions(seconds: float) -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in LIBRARIES)
    return (
        f"{datetime.date.today():%Y-%m-%d}, {os.cpu_count()} shared cores ({platform.machine()}), "
        f"load average {load_average()} over the last 1 / 5 / 15 of {seconds / 60:.0f} minutes, "
        f"Python {platform.python_version()}, {libraries}."
    )


def _ratios(comparisons: Sequence[Comparison]) -> str:
    peers = list(comparisons[0].peers)
    columns = [title for name in peers for title in _titles(name)]
    header = ("network", "what we do", "ours", *columns, "ego graphs")
    return _table(header, [row for one in comparisons for row in _rows(one)])


def _titles(peer: str) -> tuple[str, ...]:
    return (peer, f"{peer}, preparation counted") if peer == "pandana" else (peer,)


def _rows(one: Comparison) -> list[Sequence[str]]:
    """Three ways to count our score against the same times of the peers, then the one more facility."""
    ours, homes = one.ours, len(one.town.home_xy)
    ways = {
        "score, homes joined before": ours.score_s,
        "score, homes joined anew": ours.join_s + ours.score_s,
        "score, homes and network prepared anew": ours.index_s + ours.join_s + ours.score_s,
    }
    rows = [
        ("", way, _ms(own_s), *_scores(one, own_s), _times(one.egos.home_s * homes / own_s))
        for way, own_s in ways.items()
    ]
    rows.append(("", "one facility added", _ms(ours.add_s), *_additions(one), "–"))
    place = f"{one.town.name}: {_number_text(one.nodes)} nodes, {_number_text(homes)} homes"
    return [(place, *rows[0][1:]), *rows[1:]]


def _scores(one: Comparison, own_s: float) -> list[str]:
    ratios = []
    for name, peer in one.peers.items():
        seconds = (peer.score_s, peer.prepare_s + peer.score_s)
        ratios += [_times(each / own_s) for each, _ in zip(seconds, _titles(name), strict=False)]
    return ratios


def _additions(one: Comparison) -> list[str]:
    ratios = []
    for name, peer in one.peers.items():
        ratios += [_times(peer.add_s / one.ours.add_s), "–"][: len(_titles(name))]
    return ratios


def _behind(one: Comparison) -> str:
    peers = "; ".join(
        f"{name}: prepared in {_ms(peer.prepare_s)} (median of {peer.prepare_runs}), scores the median of "
        f"{peer.runs}, differs by {peer.difference_m:.0e} m"
        for name, peer in one.peers.items()
    )
    return (
        f"- {one.town.name}: {_number_text(one.town.facilities)} doors of facilities; ours: medians of "
        f"{one.ours.runs}, lines cut into a network in {_ms(one.ours.cut_s)} (everybody starts from it, so "
        f"it is counted for nobody); {peers}; {_egos(one)}."
    )


def _egos(one: Comparison) -> str:
    everybody = one.egos.sample == len(one.town.home_xy)
    around = "every home" if everybody else f"{one.egos.sample} homes, scaled up to all"
    return f"ego graphs of {one.egos.radius_m:.0f} m around {around}"


def _memory(peaks: Peaks) -> str:
    jobs = list(next(iter(peaks.values())))
    rows = [(town, *(f"{of[job]:.0f} MiB" for job in jobs)) for town, of in peaks.items()]
    return _table(("peak memory of a process", *jobs), rows)


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    rule = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in (header, rule, *rows))


def _ms(seconds: float) -> str:
    milliseconds = seconds * 1000.0
    return f"{milliseconds:.1f} ms" if milliseconds < 10 else f"{_number_text(round(milliseconds))} ms"


def _times(ratio: float) -> str:
    return f"{ratio:.1f}×" if ratio < 10 else f"{_number_text(round(ratio))}×"


def _number_text(number: int) -> str:
    return f"{number:,}".replace(",", " ")
