"""What a soak found, as one object for JSON and as a table."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from benchmarks.answers import Answers
from benchmarks.reporting.reconcile import Account as ReportAccount
from benchmarks.soak.day import DayPlan, DaySeen
from benchmarks.soak.samples import Sample, slope_mib_per_hour
from benchmarks.voting.round import Account

_AWAY_S = 10.0
"""What was asked so long before the restart may still wait for it; pages notice so much later that it was."""
_BALLOTS = (
    "{acknowledged} acknowledged, {lost} lost, {doubled} doubled, {untold} in the box though nobody got the "
    "receipt, {wrong_receipts} receipts wrong"
)
_REPORTS = "{acknowledged} acknowledged, {lost} lost, {halves} without a whole photo, {doubles} doubled"
_TROUBLE = re.compile(r"Traceback|\b(?:ERROR|CRITICAL)\b|^\S*(?:Error|Exception)\b")


@dataclass(frozen=True)
class Findings:
    """Made of what everybody saw, what is in the database afterwards, and what the log says."""

    plan: DayPlan
    seen: DaySeen
    ballots: Account
    reports: ReportAccount
    log: str

    @property
    def is_well(self) -> bool:
        """Whether nothing was lost, doubled or refused, and no receipt came out otherwise."""
        found, seen = self.ballots, self.seen
        refused = [*seen.phones.refused, *seen.reports.refused, *seen.backups.refused]
        reports = self.reports.lost == self.reports.halves == self.reports.doubles == 0
        return found.is_well and reports and not refused and not seen.phones.wrong_receipts

    def as_json(self) -> dict[str, Any]:
        """Everything, samples included."""
        seen = self.seen
        away, broken = self._broken()
        return {
            "plan": asdict(self.plan),
            "ballots": asdict(self.ballots) | {"wrong_receipts": len(seen.phones.wrong_receipts)},
            "reports": asdict(self.reports),
            "answers": {asked: _spread(times) for one in self._all() for asked, times in one.times_s.items()},
            "refused": dict(Counter(why for one in self._all() for why in one.refused)),
            "broken_at_the_restart": dict(away),
            "broken_otherwise": dict(broken),
            "restart": {"seconds": list(seen.restart_s), "in_peace": seen.restarted_in_peace},
            "slow": seen.slow,
            "memory_mib_per_hour": {
                "before_the_restart": _rounded(slope_mib_per_hour(self._settled(*self._first_life()))),
                "second_half": _rounded(slope_mib_per_hour(self._second_half())),
            },
            "log": dict(troubles(self.log)),
            "samples": [asdict(one) for one in seen.samples],
        }

    def as_table(self) -> str:
        """The same for people."""
        found = self.as_json()
        ballots, reports, memory = found["ballots"], found["reports"], found["memory_mib_per_hour"]
        rows = [
            ("ballots", _BALLOTS.format(**ballots)),
            ("reports", _REPORTS.format(**reports)),
            ("refused", _counted(found["refused"])),
            ("connections broken at the restart", _counted(found["broken_at_the_restart"])),
            ("connections broken otherwise", _counted(found["broken_otherwise"])),
            ("server away", self._restart_text()),
            *((asked, _spread_text(spread)) for asked, spread in found["answers"].items()),
            ("slow senders", found["slow"] or "0"),
            ("memory of the server, MiB", _path([one.rss_mib for one in self.seen.samples])),
            ("its child processes, MiB", _path([one.children_mib for one in self.seen.samples])),
            ("slope before the restart, settled", f"{memory['before_the_restart']} MiB/h"),
            ("slope of the second half", f"{memory['second_half']} MiB/h"),
            ("open files", _path([one.files for one in self.seen.samples])),
            *self._folder_rows(),
            ("errors in the log", _counted(found["log"])),
        ]
        return "\n".join(["| what | |", "|---|---|", *(f"| {name} | {text} |" for name, text in rows)])

    def _all(self) -> tuple[Answers, ...]:
        return self.seen.phones, self.seen.reports, self.seen.planners, self.seen.backups

    def _broken(self) -> tuple[Counter[str], Counter[str]]:
        """At the restart, and otherwise."""
        ended, back = self.seen.restart_s
        away: Counter[str] = Counter()
        otherwise: Counter[str] = Counter()
        for one in self._all():
            for at, why in one.broken:
                is_away = ended - _AWAY_S <= at - self.seen.began <= back + _AWAY_S
                (away if is_away else otherwise)[why] += 1
        return away, otherwise

    def _first_life(self) -> tuple[float, float]:
        return 0.0, self.seen.restart_s[0]

    def _settled(self, start_s: float, end_s: float) -> list[Sample]:
        """Of a life the second half, when what is read once has been read."""
        middle = (start_s + end_s) / 2
        return [one for one in self.seen.samples if middle <= one.at_s < end_s]

    def _second_half(self) -> list[Sample]:
        """Of the whole time, without what the new server takes to begin."""
        start = max(self.plan.seconds / 2, self.seen.restart_s[1])
        return [one for one in self.seen.samples if one.at_s >= start]

    def _restart_text(self) -> str:
        ended, back = self.seen.restart_s
        peace = "ended by itself" if self.seen.restarted_in_peace else "had to be killed"
        return f"{back - ended:.1f} s, from {ended:.0f} s on; {peace}"

    def _folder_rows(self) -> list[tuple[str, str]]:
        samples = self.seen.samples
        names = sorted({name for one in samples for name in one.var_mib})
        return [
            (f"`{name}` in the folder, MiB", _path([one.var_mib.get(name, 0.0) for one in samples]))
            for name in names
        ]


def troubles(log: str) -> Counter[str]:
    """How often each line that tells of an error stands in the log."""
    return Counter(line.strip()[:120] for line in log.splitlines() if _TROUBLE.search(line))


def _spread(times: Sequence[float]) -> dict[str, float]:
    if not times:
        return {"count": 0}
    median, p95 = np.percentile(times, [50, 95])
    return {
        "count": len(times),
        "p50_s": round(float(median), 4),
        "p95_s": round(float(p95), 4),
        "max_s": round(max(times), 4),
    }


def _spread_text(spread: dict[str, float]) -> str:
    if not spread["count"]:
        return "–"
    return "p50 {p50_s:.3f} s, p95 {p95_s:.3f} s, most {max_s:.3f} s, of {count}".format(**spread)


def _path(values: Sequence[float]) -> str:
    """At the beginning, at four moments and at the end, and the most."""
    if not values:
        return "–"
    places = [round(at * (len(values) - 1) / 5) for at in range(6)]
    return f"{' → '.join(f'{values[at]:.0f}' for at in places)}; most {max(values):.0f}"


def _counted(counts: dict[str, int]) -> str:
    if not counts:
        return "0"
    return f"{sum(counts.values())} (" + "; ".join(f"{why}: {times}" for why, times in counts.items()) + ")"


def _rounded(slope: float) -> float | None:
    return None if math.isnan(slope) else round(slope, 1)
