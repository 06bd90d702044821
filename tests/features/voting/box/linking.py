"""Who voted what, guessed from copies of the database: a program that shares no code with the one it attacks.

A ballot is in a copy just when its code is used in it. So a code's ballot is among those of its constituency
and age group that are in the very same copies; of several it takes the one that lies in the last copy as its
code lies among its like: files may tell the order in which rows came.
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path

Group = tuple[str, str, int, tuple[bool, ...]]


def candidates(copies: Sequence[Path]) -> dict[str, list[bytes]]:
    """For each hash of a used code the keys of ballots that could be its own, the likeliest first."""
    ballots = _by_presence(
        [_rows(copy, "SELECT key, constituency, age_group, is_test FROM ballot") for copy in copies]
    )
    used = "SELECT code_sha256, constituency, age_group, state = 'test' FROM voting_code WHERE is_used"
    codes = _by_presence([_rows(copy, used) for copy in copies])
    raw = copies[-1].read_bytes()
    found = {}
    for group, hashes in codes.items():
        keys = sorted(ballots.get(group, []), key=raw.rfind)
        for place, code in enumerate(sorted(hashes, key=lambda one: raw.rfind(one.encode()))):
            found[code] = keys[place : place + 1] + keys[:place] + keys[place + 1 :]
    return found


def _rows(copy: Path, query: str) -> dict[object, tuple[str, str, int]]:
    with closing(sqlite3.connect(f"{copy.absolute().as_uri()}?mode=ro", uri=True)) as opened:
        return {key: (who, age, test) for key, who, age, test in opened.execute(query)}


def _by_presence(copies: Sequence[Mapping[object, tuple[str, str, int]]]) -> dict[Group, list[object]]:
    """What is in the very same copies, by group."""
    found: dict[Group, list[object]] = defaultdict(list)
    for key in {key for copy in copies for key in copy}:
        group = next(copy[key] for copy in copies if key in copy)
        found[(*group, tuple(key in copy for copy in copies))].append(key)
    return found
