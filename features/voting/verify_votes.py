"""Check an event log or add up a file of ballots, with nothing but Python: `verify_votes.py FILE [HEAD]`.

Written apart from the program that it checks and sharing no code with it, so that a mistake there is not
repeated here. A log is followed link by link and its last hash compared with HEAD, as printed. A file of
ballots (.csv) is added up plainly: for each option the ballots that name it, or the sum of its scores; for
scores and rankings also how many ballots put one option above another.
"""

from __future__ import annotations

import csv
import hashlib
import json
import sys
from collections.abc import Iterable


def check_log(lines: Iterable[str], head: str = "") -> str:
    """The last hash. Raises ValueError at the first line that does not follow, or if it is not `head`."""
    last = "0" * 64
    for number, line in enumerate(lines, 1):
        seal, _, text = line.rstrip("\n").partition(" ")
        written = json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        event = json.loads(text)
        follows = event.get("kind") != "restore" or event.get("after") == last
        last = hashlib.sha256((last + "\n" + text).encode("utf-8")).hexdigest()
        if seal != last or written != text or not follows:
            raise ValueError(f"line {number} does not follow / 第 {number} 行对不上")
    if head and head != last:
        raise ValueError("the log does not end at this head / 末尾的哈希与所给的不同")
    return last


def add_up(rows: Iterable[list[str]]) -> dict[str, int]:
    """The plain totals by option, and by "A>B" how many ballots put A above B."""
    kept = [row for row in rows if row]
    method = next(row[1] for row in kept if row[0] == "method")
    options = [row[1] for row in kept if row[0] == "option"]
    totals: dict[str, int] = {}
    for vote in [row[4] for row in kept if row[0] == "ballot"]:
        values = values_of(vote, method)
        if not values.keys() <= set(options):
            raise ValueError(f"unknown option / 未知选项: {vote}")
        for one in options:
            if method not in ("copeland", "borda"):
                totals[one] = totals.get(one, 0) + values.get(one, 0)
            for other in options if method in ("star", "copeland", "borda") else ():
                if other == one:
                    continue
                above = values.get(one, 0) > values.get(other, 0)
                totals[f"{one}>{other}"] = totals.get(f"{one}>{other}", 0) + above
    return totals


def values_of(vote: str, method: str) -> dict[str, int]:
    """How much a vote gives each option that it names: its score, its height in the ranking, or 1."""
    if method == "star":
        return {part.split("=")[0]: int(part.split("=")[1]) for part in vote.split()}
    if method in ("copeland", "borda"):
        tiers = vote.split(">") if vote else []
        return {one: len(tiers) - place for place, tier in enumerate(tiers) for one in tier.split("=")}
    return dict.fromkeys(vote.split(), 1)


def main(arguments: list[str]) -> int:
    """0 where everything holds."""
    name, head = arguments[0], arguments[1] if len(arguments) > 1 else ""
    try:
        with open(name, encoding="utf-8-sig", newline="") as file:
            if name.endswith(".csv"):
                for what, total in add_up(csv.reader(file)).items():
                    print(what, total)
            else:
                print(check_log(file, head))
    except (OSError, ValueError, LookupError, StopIteration) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
