"""Who imports what, read from syntax trees. A tree stands for the file `name` (a path from the root)."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from tests.promises.source_tree import PACKAGES, ROOT, calls_in, name_of, tree_of

CAPABILITIES = sorted(file.parent.name for file in (ROOT / "features").glob("*/feature.py"))
_STAFF = ("app.py", "ui/", "entry/", *(f"features/{name}/staff/" for name in CAPABILITIES))
HOMES = {"streamlit": _STAFF} | dict.fromkeys(("streamlit_folium", "folium", "branca"), ("ui/mapview/",))
"""Libraries that only these files import."""
CALLERS = (
    "http.client",
    "http.server",
    "urllib.request",
    "requests",
    "httpx",
    "ftplib",
    "smtplib",
    "urllib3",
    "osmnx",
)
"""Modules that speak to other machines."""
_FLOORS = {"app": -1, "tests": -1, "benchmarks": -1} | {name: place for place, name in enumerate(PACKAGES)}


def modules_in(tree: ast.AST) -> Iterator[str]:
    """Every module that is imported, and what is imported from it; a relative import gives its dots."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom(level=0, module=str(module), names=names):
                yield from (module, *(f"{module}.{alias.name}" for alias in names))
            case ast.ImportFrom(level=level):
                yield "." * level


@cache
def modules_of(file: Path) -> tuple[str, ...]:
    """What the file imports."""
    return tuple(modules_in(tree_of(file)))


def roots(modules: Iterable[str]) -> list[str]:
    """First word of every module, each once."""
    return list(dict.fromkeys(one if one.startswith(".") else one.partition(".")[0] for one in modules))


def callers(modules: Iterable[str]) -> list[str]:
    """The modules that speak to other machines."""
    return [one for one in modules if one.startswith(CALLERS)]


def above(package: str, modules: Iterable[str]) -> list[str]:
    """The packages on higher floors that code of `package` imports."""
    return [root for root in roots(modules) if root in _FLOORS and _FLOORS[root] < _FLOORS[package]]


def astray(name: str, modules: Iterable[str]) -> list[str]:
    """The libraries that the file imports although it is not their home."""
    return [root for root in roots(modules) if root in HOMES and not name.startswith(HOMES[root])]


def hidden_imports(modules: Iterable[str], tree: ast.AST) -> list[str]:
    """Imports that the reader of a file's head would miss: relative ones and those made by a call."""
    calls = [name for name, _ in calls_in(tree) if name in ("__import__", "import_module")]
    return [one for one in modules if one.startswith(".")] + calls


def capability_of(name: str) -> str:
    """The capability that the file is part of, or an empty text."""
    parts = Path(name).parts
    return parts[1] if len(parts) > 2 and parts[0] == "features" else ""


def capabilities_in(modules: Iterable[str]) -> set[str]:
    """The capabilities that are imported."""
    words = [one.split(".") for one in modules]
    return {one[1] for one in words if one[0] == "features" and len(one) > 1 and one[1] in CAPABILITIES}


def staff_modules(name: str, modules: Iterable[str]) -> list[str]:
    """What the file imports of `ui` and of pages for staff, although it is neither."""
    if name.startswith(_STAFF):
        return []
    return [one for one in modules if one.split(".")[0] == "ui" or one.split(".")[2:3] == ["staff"]]


def in_files(files: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """The files' paths from the root, with what they import."""
    return {name_of(file): modules_of(file) for file in files}
