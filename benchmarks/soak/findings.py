"""What a soak found, as one object for JSON."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
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
            "answers": {asked: _spread(times) for asked, times in self.times_s()},
            "refused": dict(Counter(why for one in self._answers() for why in one.refused)),
            "broken_at_the_restart": dict(away),
            "broken_otherwise": dict(broken),
            "restart": {"seconds": list(seen.restart_s), "in_peace": seen.restarted_in_peace},
            "slow": seen.slow,
            "memory_mib_per_hour": {
                "before_the_restart": _slope(self._before_the_restart()),
                "last_third": _slope(self._last_third()),
            },
            "log": dict(troubles(self.log)),
            "samples": [asdict(one) for one in seen.samples],
        }

    def times_s(self) -> Iterator[tuple[str, list[float]]]:
        """What was asked, by whomever, and the seconds of its answers."""
        return (of for one in self._answers() for of in one.times_s.items())

    def _answers(self) -> tuple[Answers, ...]:
        return self.seen.phones, self.seen.reports, self.seen.planners, self.seen.backups

    def _broken(self) -> tuple[Counter[str], Counter[str]]:
        """At the restart, and otherwise."""
        ended, back = self.seen.restart_s
        away: Counter[str] = Counter()
        otherwise: Counter[str] = Counter()
        for one in self._answers():
            for at, why in one.broken:
                is_away = ended - _AWAY_S <= at - self.seen.began <= back + _AWAY_S
                (away if is_away else otherwise)[why] += 1
        return away, otherwise

    def _before_the_restart(self) -> list[Sample]:
        """Of the first server's life the second half, when what is read once has been read."""
        end_s = self.seen.restart_s[0]
        return [one for one in self.seen.samples if end_s / 2 <= one.at_s < end_s]

    def _last_third(self) -> list[Sample]:
        """Of the whole time: in an hour the new server has filled its caches by then, for 16 minutes."""
        start = max(self.plan.seconds * 2 / 3, self.seen.restart_s[1])
        return [one for one in self.seen.samples if one.at_s >= start]


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


def _slope(samples: Sequence[Sample]) -> float | None:
    slope = slope_mib_per_hour(samples)
    return None if math.isnan(slope) else round(slope, 1)
