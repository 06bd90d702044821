"""What the Markdown files say: commands, tables, pictures."""

from __future__ import annotations

import re
from pathlib import Path

from tests.promises.source_tree import ROOT

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)#]+)[^)]*\)")
SUFFIXES = {"en": ".md", "zh": ".zh-CN.md"}


def guide(page: str, language: str) -> str:
    """The name of that page of the guide."""
    return f"docs/{page}{SUFFIXES[language]}"


def text_of(name: str) -> str:
    """The file's text."""
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    """The fenced blocks in this language."""
    return [body for kind, body in _FENCE.findall(text) if kind == language]


def commands(text: str) -> list[str]:
    """The lines of the shell blocks."""
    return [line for block in blocks(text, "sh") for line in block.splitlines() if line]


def rows(text: str, head: str) -> list[list[str]]:
    """The cells of the table whose first heading is `head`, without the heading."""
    lines = text.splitlines()
    start = next(number for number, line in enumerate(lines) if line.startswith(f"| {head} |"))
    table: list[list[str]] = []
    for line in lines[start + 2 :]:
        if not line.startswith("|"):
            break
        table.append([cell.strip() for cell in line.strip("|").split("|")])
    return table


def first_column_names(text: str, head: str) -> list[str]:
    """What stands in backticks in the first column of that table."""
    return [name for row in rows(text, head) for name in re.findall(r"`([^`]+)`", row[0])]


def local_links(name: str) -> list[Path]:
    """The files of ours that the document points at."""
    folder = (ROOT / name).parent
    return [folder / link for link in _LINK.findall(text_of(name)) if "://" not in link]
