"""Who may import whom: the floors of the house, and the few homes of the big libraries."""

from __future__ import annotations

import ast
import re
import sys
import tomllib

import pytest

from tests.promises.imports import above, astray, callers, hidden_imports, in_files, modules_in, roots
from tests.promises.source_tree import PACKAGES, ROOT, calls_in, name_of, product_files, python_files, tree_of

NEVER = ("django", "leaflet", "zhplot")
"""Some of their files are used, their code is not; that is why uv may leave Django out."""
BROUGHT = {
    "PIL": "pillow",
    "branca": "folium",
    "altair": "streamlit",
    "argon2": "argon2_cffi",
    "chinese_calendar": "chinesecalendar",
    "docx": "python_docx",
    "fontTools": "fonttools",
    "markupsafe": "jinja2",
    "nacl": "pynacl",
    "pptx": "python_pptx",
}
"""Imported by a name that is not declared: the declared library that always brings it."""
_SCORING = ("open_assessment", "open_current_assessment", "sketch_of", "assess")
_LOADS_LATE = "base/late_modules.py"
"""Imports by a call what it names by an import for type checkers, and in one table."""
_MAY_CALL = ("data/importers/osm_download/overpass_request.py",)
"""Where a person pressed a button that says so."""


def modules(code: str) -> list[str]:
    return list(modules_in(ast.parse(code)))


@pytest.mark.parametrize("package", PACKAGES)
def test_imports_run_down_the_floors(package: str) -> None:
    files = in_files(file for file in product_files() if name_of(file).startswith(f"{package}/"))
    assert files
    wrong = {name: above(package, imported) for name, imported in files.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_big_libraries_stay_at_home() -> None:
    wrong = {name: astray(name, imported) for name, imported in in_files(product_files()).items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_one_file_alone_calls_other_machines() -> None:
    calling = [name for name, imported in in_files(product_files()).items() if callers(imported)]
    assert calling == list(_MAY_CALL)


def test_phone_pages_and_the_wall_wait_for_no_score() -> None:
    """A place that takes long to score must not hold up who votes, reports or looks at the wall."""
    files = [
        file
        for file in product_files()
        if name_of(file).startswith("web/") or {"phone", "wall"} & set(file.relative_to(ROOT).parts)
    ]
    assert {"phone", "wall", "web"} <= {part for file in files for part in file.relative_to(ROOT).parts}
    scoring = [name_of(file) for file in files for name, _ in calls_in(tree_of(file)) if name in _SCORING]
    assert scoring == []
    in_staff = [name for file in product_files() for name, _ in calls_in(tree_of(file)) if name in _SCORING]
    assert set(in_staff) == set(_SCORING), "a name that nobody calls guards nothing"


def test_no_hidden_imports() -> None:
    files = in_files(product_files())
    files.pop(_LOADS_LATE)
    wrong = {name: hidden_imports(imported, tree_of(ROOT / name)) for name, imported in files.items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_files_of_some_wheels_are_used_and_their_code_is_not() -> None:
    wrong = {name: set(roots(imported)) & set(NEVER) for name, imported in in_files(python_files()).items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_what_is_imported_is_declared() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split(r"[^\w-]", line)[0].replace("-", "_").lower() for line in declared}
    names |= {module for module, bringer in BROUGHT.items() if bringer in names}
    imported = {root for found in in_files(product_files()).values() for root in roots(found)}
    assert imported - names - set(PACKAGES) - sys.stdlib_module_names == set()


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these do not see a broken house."""
    assert above("spatial", modules("def f():\n    from ui.session import where")) == ["ui"]
    assert above("data", modules("import layers.grids as g, spatial.crs, app")) == ["layers", "app"]
    assert above("web", modules("if TYPE_CHECKING:\n    import ui, features.feature")) == ["ui", "features"]
    assert above("layers", modules("from base.words import Bilingual")) == []
    assert astray("entry/staff/pages/coverage.py", modules("import folium.plugins, streamlit")) == ["folium"]
    assert astray("data/model.py", modules("from streamlit import cache_data")) == ["streamlit"]
    assert astray("features/voting/phone/page.py", modules("import streamlit as st")) == ["streamlit"]
    assert astray("features/voting/staff/vote.py", modules("import streamlit as st")) == []
    assert astray("ui/components/head.py", modules("from branca.element import Element")) == ["branca"]
    assert callers(modules("def f():\n    from urllib import request")) == ["urllib.request"]
    assert callers(modules("import requests.sessions")) == ["requests.sessions"]
    assert callers(modules("from urllib.parse import urlsplit\nimport urllib.parse")) == []
    for code, found in (
        ("from . import x\nfrom ..ui import y", [".", ".."]),
        ("importlib.import_module('ui')\n__import__('ui')", ["import_module", "__import__"]),
    ):
        assert hidden_imports(modules(code), ast.parse(code)) == found
