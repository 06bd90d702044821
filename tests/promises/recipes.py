"""The recipes of CONTRIBUTING, read and followed to the letter.

A recipe is a section. Before its blocks stands, alone on a line, the file that they belong to. A diff changes
lines of it: `-` takes one away, `+` puts one in, and a line with neither says where. Any other block is the
whole of a new file, or the end of one that is there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from tests.promises.documents import text_of

_STEP = re.compile(r"^`([\w./-]+)`\n\n|^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Step:
    """What is done to one file."""

    path: str
    language: str
    body: str


def recipe(heading: str) -> list[Step]:
    """The steps of the section of CONTRIBUTING with this heading, in their order."""
    section = text_of("CONTRIBUTING.md").partition(f"\n### {heading}\n")[2]
    steps, path = [], ""
    for name, language, body in _STEP.findall(re.split(r"^##+ ", section, flags=re.MULTILINE)[0]):
        if path and body:
            steps.append(Step(path, language, body))
        path = name or path
    assert steps, heading
    return steps


def follow(steps: list[Step], root: Path) -> None:
    """Do the steps in a copy of the project."""
    for step in steps:
        file = root / step.path
        if step.language == "diff":
            file.write_text(apply_diff(file.read_text(encoding="utf-8"), step.body), encoding="utf-8")
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as written:
            written.write(step.body)


def apply_diff(text: str, diff: str) -> str:
    """The text with the diff applied; where it begins must be found once."""
    lines = diff.splitlines(keepends=True)
    before = "".join(line[1:] for line in lines if line[0] != "+")
    after = "".join(line[1:] for line in lines if line[0] != "-")
    places = [place.start() for place in re.finditer(f"^(?={re.escape(before)})", text, re.MULTILINE)]
    assert len(places) == 1, before
    return text[: places[0]] + after + text[places[0] + len(before) :]
