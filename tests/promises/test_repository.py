"""What is in the repository, and what must never be."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.promises.source_tree import (
    ROOT,
    calls_in,
    name_of,
    product_files,
    python_files,
    repository_files,
    tree_of,
)

LONGEST_FILE = 350
"""Lines of Python; a longer file holds a second idea."""
HEAVIEST_FILE = 1_000_000
"""Bytes."""
LOCK = ROOT / "uv.lock"
SAYS_NOTHING = ("utils", "util", "helpers", "helper", "common", "manager", "managers", "misc")

_REGISTRIES = ("pypi" + ".org", "python" + "hosted.org", "registry." + "npmjs.org", "mirrors." + "aliyun")
_SETTINGS = ("UV_DEFAULT_INDEX", "UV_INDEX_URL", "PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL")
_MACHINE_PATH = re.compile(r"(?<![\w.\-])(?:/(?:work|root|home|Users)/|[A-Z]:\\+Users\\)\w")


def machine_paths(text: str) -> list[str]:
    """The places where `text` names a folder of somebody's machine."""
    return [text[found.start() : found.end() + 30] for found in _MACHINE_PATH.finditer(text)]


def registries() -> set[str]:
    """Hosts that serve packages: the well-known ones and those that this machine is set to."""
    hosts = {urlsplit(os.environ.get(setting, "")).hostname for setting in _SETTINGS}
    return {*_REGISTRIES, *(host for host in hosts if host)}


def test_no_path_of_anybodys_machine() -> None:
    wrong = {name_of(file): machine_paths(text) for file, text in _texts()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_no_package_registry_is_named() -> None:
    hosts = registries()
    assert [(name_of(file), host) for file, text in _texts() for host in hosts if host in text] == []


def test_no_file_is_heavy() -> None:
    heavy = {
        name_of(file): file.stat().st_size
        for file in repository_files()
        if file.stat().st_size > HEAVIEST_FILE
    }
    heavy.pop(name_of(LOCK), None)
    assert heavy == {}


def test_no_python_file_is_long() -> None:
    length = {name_of(file): len(file.read_text(encoding="utf-8").splitlines()) for file in python_files()}
    assert {name: lines for name, lines in length.items() if lines > LONGEST_FILE} == {}


def test_every_module_says_what_it_is() -> None:
    silent = [name_of(file) for file in product_files() if not ast.get_docstring(tree_of(file))]
    assert silent == []


def test_names_say_something() -> None:
    words = {file: {file.stem, file.parent.name} for file in python_files()}
    assert [name_of(file) for file, names in words.items() if names & set(SAYS_NOTHING)] == []


def test_a_download_does_not_run_the_page_anew() -> None:
    """A run renews the addresses of files made on demand: a click on the old one gets no file."""
    asked = [
        (name_of(file), call)
        for file in product_files()
        for name, call in calls_in(tree_of(file))
        if name == "download_button"
    ]
    assert len(asked) > 5
    assert [name for name, call in asked if "on_click" not in {given.arg for given in call.keywords}] == []


@pytest.mark.parametrize("package", ["django", "gurobipy"])
def test_packages_that_others_ask_for_are_not_installed(package: str) -> None:
    with pytest.raises(PackageNotFoundError):
        distribution(package)


def test_the_lock_asks_for_what_the_project_declares() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    locked = tomllib.loads(LOCK.read_text(encoding="utf-8"))
    ours = next(package for package in locked["package"] if package["name"] == project["project"]["name"])
    assert ours["version"] == project["project"]["version"]
    assert _requirement_names(ours["metadata"]["requires-dist"]) == sorted(project["project"]["dependencies"])
    for group, declared in project["dependency-groups"].items():
        assert _requirement_names(ours["metadata"]["requires-dev"][group]) == sorted(declared)
    overridden = {line.partition(" ")[0] for line in project["tool"]["uv"]["override-dependencies"]}
    assert {line["name"] for line in locked["manifest"]["overrides"]} == overridden


def test_uv_finds_the_lock_in_step() -> None:
    try:
        checked = subprocess.run(
            ["uv", "lock", "--check", "--offline"], cwd=ROOT, capture_output=True, text=True, timeout=60
        )
    except FileNotFoundError:
        pytest.skip("no uv on the path")
    if checked.returncode and "needs to be updated" not in checked.stderr:
        pytest.skip("uv cannot tell without the network")
    assert checked.returncode == 0, checked.stderr


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these see nothing."""
    for start in ("/ro" + "ot/x", "file:///ho" + "me/ann/x", "= '/wo" + "rk/main'", "C:" + r"\Users\ann"):
        assert machine_paths(start)
    for harmless in ("../shared/data", "network/paths", "https://example.net/home/x", "a/root/b"):
        assert machine_paths(harmless) == []


def _requirement_names(requirements: list[dict[str, Any]]) -> list[str]:
    return sorted(line["name"] + _extras(line) + line.get("specifier", "") for line in requirements)


def _extras(line: dict[str, Any]) -> str:
    return f"[{','.join(line['extras'])}]" if "extras" in line else ""


def _texts() -> list[tuple[Path, str]]:
    """Every kept text file but the lock, which names where its packages come from."""
    files = [file for file in repository_files() if file != LOCK]
    return [(file, text) for file in files if (text := _text(file)) is not None]


def _text(file: Path) -> str | None:
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
