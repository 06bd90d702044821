"""Capabilities import each other only along the arrows that they declare, and keep their tables and pages."""

from __future__ import annotations

import ast
from collections import Counter
from graphlib import CycleError, TopologicalSorter

import pytest
from sqlalchemy import Table

from data.store import tables
from features.capabilities import FEATURES
from tests.promises.imports import (
    CAPABILITIES,
    capabilities_in,
    capability_of,
    in_files,
    modules_in,
    staff_modules,
    table_names,
)
from tests.promises.source_tree import ROOT, name_of, shipped, tree_of

BY_KEY = {feature.key: feature for feature in FEATURES}
TUPLE = "features/capabilities.py"
FLOORS_ABOVE = ("app.py", "entry/", "exports/")
"""They put capabilities together, and so may import every one."""


def arrows() -> dict[str, set[str]]:
    """Capability → the others that its files import."""
    found: dict[str, set[str]] = {key: set() for key in CAPABILITIES}
    for name, imported in in_files(shipped()).items():
        if own := capability_of(name):
            found[own] |= capabilities_in(imported) - {own}
    return found


def owners(table: str) -> set[str]:
    """The capabilities that declare the table of this name."""
    return {key for key, one in BY_KEY.items() if getattr(tables, table) in one.tables}


def may_use(name: str) -> set[str]:
    """The capabilities whose tables the file may use."""
    own = capability_of(name)
    return {own, *BY_KEY[own].uses} if own else set()


def test_every_folder_with_a_declaration_is_a_capability() -> None:
    assert sorted(BY_KEY) == CAPABILITIES


def test_imports_between_capabilities_are_those_declared() -> None:
    assert arrows() == {feature.key: set(feature.uses) for feature in FEATURES}


def test_declared_arrows_form_no_circle() -> None:
    order = list(TopologicalSorter({feature.key: feature.uses for feature in FEATURES}).static_order())
    assert sorted(order) == CAPABILITIES


def test_one_file_names_all_capabilities() -> None:
    """Of those that belong to none; the floors above take single parts of several."""
    naming = [
        name
        for name, imported in in_files(shipped()).items()
        if not capability_of(name) and not name.startswith(FLOORS_ABOVE) and capabilities_in(imported)
    ]
    assert naming == [TUPLE]


def test_only_pages_for_staff_import_the_kit_of_pages() -> None:
    """Else a phone page or a rule would bring Streamlit along."""
    wrong = {name: staff_modules(name, imported) for name, imported in in_files(shipped()).items()}
    assert {name: found for name, found in wrong.items() if found} == {}


def test_a_table_belongs_to_one_capability() -> None:
    kept = Counter(table.name for feature in FEATURES for table in feature.tables)
    assert {name: times for name, times in kept.items() if times > 1} == {}
    declared = {table for feature in FEATURES for table in feature.tables}
    assert {
        name for name, one in vars(tables).items() if isinstance(one, Table) and one not in declared
    } == set()


def test_tables_are_used_along_the_arrows() -> None:
    wrong = {
        name: {table for table in table_names(tree_of(ROOT / name)) if owners(table) - may_use(name)}
        for name in map(name_of, shipped())
    }
    assert {name: found for name, found in wrong.items() if found} == {}


def test_the_finders_find() -> None:
    """The tests above are worth nothing if these do not see a broken house."""
    code = (
        "from features.reports.staff.words import day\nfrom features import options\nimport features.feature"
    )
    imported = list(modules_in(ast.parse(code)))
    assert capabilities_in(imported) == {"reports", "options"}
    assert capability_of("features/voting/staff/log.py") == "voting"
    assert capability_of(TUPLE) == capability_of("exports/xlsx.py") == ""
    assert staff_modules(
        "features/voting/phone/page.py", ["features.options.staff.session", "ui.origin"]
    ) == [
        "features.options.staff.session",
        "ui.origin",
    ]
    assert staff_modules("features/reports/feature.py", ["features.reports.staff_photos.page"]) == []
    assert staff_modules("features/voting/staff/log.py", ["ui.session"]) == []
    assert table_names(ast.parse("from data.store.tables import EVENT, BALLOT")) == {"EVENT", "BALLOT"}
    assert table_names(ast.parse("from data.store import tables as t\nselect(t.WALL.c.step)")) == {"WALL"}
    assert owners("BALLOT") == {"voting"}
    assert may_use("features/reports/merge.py") == {"reports", "options"}
    assert may_use("data/store/backup.py") == set()
    with pytest.raises(CycleError):
        TopologicalSorter({"a": ("b",), "b": ("a",)}).prepare()
