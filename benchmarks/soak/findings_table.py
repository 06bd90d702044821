"""What a soak found, as a table for people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from benchmarks.answers import times_text
from benchmarks.soak.day import DaySeen
from benchmarks.soak.findings import Findings
from benchmarks.soak.samples import Sample

_REPORTS = "{acknowledged} acknowledged, {lost} lost, {halves} without a whole photo, {doubles} doubled"


def findings_table(findings: Findings) -> str:
    """The findings as Markdown."""
    found, seen = findings.as_json(), findings.seen
    memory, samples = found["memory_mib_per_hour"], seen.samples
    rows = [
        ("ballots", f"{findings.ballots.text}, {len(seen.phones.wrong_receipts)} receipts wrong"),
        ("reports", _REPORTS.format(**found["reports"])),
        ("refused", _counts_text(found["refused"])),
        ("connections broken at the restart", _counts_text(found["broken_at_the_restart"])),
        ("connections broken otherwise", _counts_text(found["broken_otherwise"])),
        ("server away", _restart_text(seen)),
        *((asked, times_text(times)) for asked, times in findings.times_s()),
        ("slow senders", seen.slow or "0"),
        ("memory of the server, MiB", _course_text([one.rss_mib for one in samples])),
        ("its child processes, MiB", _course_text([one.children_mib for one in samples])),
        ("slope before the restart, settled", f"{memory['before_the_restart']} MiB/h"),
        ("slope of the last third", f"{memory['last_third']} MiB/h"),
        ("open files", _course_text([one.files for one in samples])),
        *_folder_rows(samples),
        ("errors in the log", _counts_text(found["log"])),
    ]
    return "\n".join(["| what | |", "|---|---|", *(f"| {name} | {text} |" for name, text in rows)])


def _restart_text(seen: DaySeen) -> str:
    ended, back = seen.restart_s
    peace = "ended by itself" if seen.restarted_in_peace else "had to be killed"
    return f"{back - ended:.1f} s, from {ended:.0f} s on; {peace}"


def _folder_rows(samples: Sequence[Sample]) -> list[tuple[str, str]]:
    names = sorted({name for one in samples for name in one.var_mib})
    return [
        (f"`{name}` in the folder, MiB", _course_text([one.var_mib.get(name, 0.0) for one in samples]))
        for name in names
    ]


def _course_text(values: Sequence[float]) -> str:
    """At the beginning, at four moments and at the end, and the most."""
    if not values:
        return "–"
    places = [round(at * (len(values) - 1) / 5) for at in range(6)]
    return f"{' → '.join(f'{values[at]:.0f}' for at in places)}; most {max(values):.0f}"


def _counts_text(counts: Mapping[str, int]) -> str:
    if not counts:
        return "0"
    return f"{sum(counts.values())} (" + "; ".join(f"{why}: {times}" for why, times in counts.items()) + ")"
