"""What the program says, as the source and the catalogues of its rooms have it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from base.translations import ROOMS, Key
from tests.promises.source_tree import ROOT, calls_in, name_of, product_files, tree_of

SAYS = ("Message", "tr")
"""The names of the calls that say something."""


@dataclass(frozen=True)
class Said:
    """A message of the source. facts: the names of those given with it; None where nobody can tell."""

    key: Key
    facts: frozenset[str] | None
    line: int
    by: str


def messages_in(tree: ast.AST) -> Iterator[Said]:
    """The messages of `Message("…")`, `tr("…")` and of the errors' templates."""
    for name, call in calls_in(tree):
        english = literal(call.args[0]) if call.args else None
        if name in SAYS and english is not None:
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            context = literal(given.pop("context", None))
            facts = None if None in given else frozenset(str(fact) for fact in given)
            yield Said((context, english), facts, call.lineno, name)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            english = literal(node.value)
            if node.targets[0].id == "template" and english:
                yield Said((None, english), None, node.lineno, "template")


def unreadable(tree: ast.AST) -> list[int]:
    """Lines of the calls that say what tools cannot see: f-strings, sums, variables."""
    return [
        call.lineno
        for name, call in calls_in(tree)
        if name in SAYS and (not call.args or literal(call.args[0]) is None)
    ]


def literal(node: ast.AST | None) -> str | None:
    """The text of a plain literal."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


@cache
def all_said() -> dict[Key, dict[str, Said]]:
    """Every message of the program, with the places that say it."""
    found: dict[Key, dict[str, Said]] = {}
    for file in product_files():
        for one in messages_in(tree_of(file)):
            found.setdefault(one.key, {})[f"{name_of(file)}:{one.line}"] = one
    return found


def room_of(place: str) -> str:
    """The room that a file belongs to."""
    parts = Path(place).parts
    if parts[0] == "features":
        return "/".join(parts[:2]) if len(parts) > 2 else "ui"
    return parts[0] if len(parts) > 1 else ROOMS[-1]


def may_use(room: str, other: str) -> bool:
    """Whether what stands in `room` may be said in the words of `other`: its own, or a floor below."""
    return room == other or floor(other) < floor(room)


def floor(room: str) -> float:
    """How high a room lies; capabilities lie beside each other, above the one of layout options."""
    if room.startswith("features/"):
        return ROOMS.index("features/*") + 0.5 * (room != "features/options")
    return ROOMS.index(room)


def files(language: str = "zh") -> dict[str, Path]:
    """The catalogue of every room."""
    found = sorted(ROOT.glob(f"*/words/{language}.po")) + sorted(ROOT.glob(f"*/*/words/{language}.po"))
    return {name_of(file.parents[1]): file for file in found}


def read(file: Path) -> list[Message]:
    """The messages of a catalogue."""
    with file.open("rb") as stream:
        return [one for one in read_po(stream, abort_invalid=True) if one.id]


@cache
def catalogues() -> dict[str, dict[Key, Message]]:
    """Room → the messages of its Chinese catalogue."""
    return {room: {(one.context, str(one.id)): one for one in read(file)} for room, file in files().items()}


def facts_in(message: str) -> frozenset[str]:
    """The names in braces."""
    return frozenset(name for _, name, _, _ in Formatter().parse(message) if name is not None)
