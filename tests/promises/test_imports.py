"""Who may import whom: the arrows of the house, and the few homes of the big libraries."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator

import pytest

from tests.promises.source_tree import PACKAGES, ROOT, calls_in, name_of, shipped, tree_of, written

CAPABILITIES = sorted(folder.name for folder in (ROOT / "features").iterdir() if folder.is_dir())
HOMES = {
    "streamlit": ("app.py", "ui/", "entry/", *(f"features/{name}/staff/" for name in CAPABILITIES)),
    "streamlit_folium": ("ui/mapview/",),
    "folium": ("ui/mapview/",),
    "branca": ("ui/mapview/",),
}
"""Libraries that only these files import."""
NEVER = ("django", "leaflet", "zhplot")
"""Some of their files are used, their code is not; that is why uv may leave Django out."""
BROUGHT = {
    "PIL": "pillow",
    "branca": "folium",
    "altair": "streamlit",
    "argon2": "argon2_cffi",
    "chinese_calendar": "chinesecalendar",
    "docx": "python_docx",
    "markupsafe": "jinja2",
    "pptx": "python_pptx",
}
"""Imported by a name that is not declared: the declared library that always brings it."""
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
_MAY_CALL = ("data/importers/osm_download/asking.py",)
"""Where a person pressed a button that says so."""
_ROOMS = {"app": -1, "tests": -1, "benchmarks": -1} | {name: place for place, name in enumerate(PACKAGES)}


def roots_of(tree: ast.AST) -> Iterator[str]:
    """First word of every module that is imported; a relative import gives its dots."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(level=0, module=str(module)):
                yield module.partition(".")[0]
            case ast.ImportFrom(level=level):
                yield "." * level


def callers_in(tree: ast.AST) -> list[str]:
    """The modules imported that speak to other machines."""
    modules = []
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                modules += [alias.name for alias in names]
            case ast.ImportFrom(level=0, module=str(module), names=names):
                modules += [module, *(f"{module}.{alias.name}" for alias in names)]
    return [one for one in modules if one.startswith(CALLERS)]


def runs_back(room: str, tree: ast.AST) -> list[str]:
    """The rooms to the left that code in `room` imports."""
    return [root for root in roots_of(tree) if root in _ROOMS and _ROOMS[root] < _ROOMS[room]]


def astray(name: str, tree: ast.AST) -> list[str]:
    """The libraries that the file `name` imports although it is not their home."""
    return [root for root in roots_of(tree) if root in HOMES and not name.startswith(HOMES[root])]


def hidden(tree: ast.AST) -> list[str]:
    """Imports that the reader of a file's head would miss: relative ones and those made by a call."""
    relative = [root for root in roots_of(tree) if root.startswith(".")]
    return relative + [name for name, _ in calls_in(tree) if name in ("__import__", "import_module")]


@pytest.mark.parametrize("package", PACKAGES)
def test_no_arrow_runs_back(package: str) -> None:
    files = [file for file in shipped() if name_of(file).startswith(f"{package}/")]
    wrong = {name_of(file): runs_back(package, tree_of(file)) for file in files}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_big_libraries_stay_at_home() -> None:
    wrong = {name_of(file): astray(name_of(file), tree_of(file)) for file in shipped()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_one_file_alone_calls_other_machines() -> None:
    calling = [name_of(file) for file in shipped() if callers_in(tree_of(file))]
    assert calling == list(_MAY_CALL)


def test_no_hidden_imports() -> None:
    wrong = {name_of(file): hidden(tree_of(file)) for file in shipped()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_files_of_some_wheels_are_used_and_their_code_is_not() -> None:
    wrong = {name_of(file): set(roots_of(tree_of(file))) & set(NEVER) for file in written()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_what_is_imported_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w-]", line)[0].replace("-", "_").lower() for line in declared}
    names |= {module for module, bringer in BROUGHT.items() if bringer in names}
    imported = {root for file in shipped() for root in roots_of(tree_of(file))}
    assert imported - names - set(PACKAGES) - sys.stdlib_module_names == set()


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these do not see a broken house."""
    assert runs_back("spatial", ast.parse("def f():\n    from ui.session import where")) == ["ui"]
    assert runs_back("data", ast.parse("import layers.grids as g, spatial.crs, app")) == ["layers", "app"]
    assert runs_back("layers", ast.parse("from base.words import Bilingual")) == []
    assert astray("entry/staff/pages/coverage.py", ast.parse("import folium.plugins, streamlit")) == [
        "folium"
    ]
    assert astray("data/model.py", ast.parse("from streamlit import cache_data")) == ["streamlit"]
    assert callers_in(ast.parse("def f():\n    from urllib import request")) == ["urllib.request"]
    assert callers_in(ast.parse("import requests.sessions")) == ["requests.sessions"]
    assert callers_in(ast.parse("from urllib.parse import urlsplit\nimport urllib.parse")) == []
    assert hidden(ast.parse("from . import x\nfrom ..ui import y")) == [".", ".."]
    assert hidden(ast.parse("importlib.import_module('ui')\n__import__('ui')")) == [
        "import_module",
        "__import__",
    ]
