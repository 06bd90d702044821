"""The project's own files, as paths, as text and as syntax trees."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("entry", "exports", "features", "ui", "web", "paper", "layers", "data", "spatial", "base")
"""From the top floor down: a package may use those below it."""
READMES = ("README.md", "README.zh-CN.md")


def product_files() -> list[Path]:
    """The Python files that run at a user's: `app.py` and the packages."""
    return [ROOT / "app.py", *(file for package in PACKAGES for file in _python_below(ROOT / package))]


def python_files() -> list[Path]:
    """All Python files of the project, tests and benchmarks too."""
    return [*product_files(), *_python_below(ROOT / "tests"), *_python_below(ROOT / "benchmarks")]


def repository_files() -> list[Path]:
    """Every file that git keeps or would keep; skips the test where this is not a git checkout."""
    command = [
        "git",
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("not a git checkout")
    names = listed.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and (ROOT / name).is_file()]


def name_of(file: Path) -> str:
    """The path from the root of the project, with slashes."""
    return file.relative_to(ROOT).as_posix()


@cache
def tree_of(file: Path) -> ast.Module:
    """The file's syntax tree."""
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def calls_in(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a name, `tr(…)` as `self.tr(…)`, with that name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            match node.func:
                case ast.Name(id=name) | ast.Attribute(attr=name):
                    yield name, node


def _python_below(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.py"))
